package dev.onecore.bench;

import static dev.onecore.socket.SocketDsl.close;
import static dev.onecore.socket.SocketDsl.connect;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.ws;

import dev.onecore.load.PhaseRun;
import dev.onecore.load.StandaloneSession;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import io.gatling.app.Gatling$;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A load that Gatling puts on, in this process. */
final class InGatling {
    private static @Nullable ChainBuilder chain;
    private static @Nullable URI server;
    private static int users;

    private InGatling() {}

    /** What Gatling runs; it must be public and have no arguments. */
    public static final class Play extends Simulation {
        public Play() {
            setUp(scenario("play").exec(Objects.requireNonNull(chain)).injectOpen(atOnceUsers(users)))
                    .protocols(http.wsBaseUrl(Objects.requireNonNull(server).toString()));
        }
    }

    /** The socket actions. */
    static void actions(URI server, String path, Load load, BiFunction<TrialSession, Phase, ActionBuilder> action) {
        Phase phase = Phase.measured("phase", "phase", load, Meter.LOAD);
        StandaloneSession trial = new StandaloneSession("bench", server, load.connections(), 1);
        play(
                server,
                load.connections(),
                exec(connect(trial, path)).exec(action.apply(trial, phase)).exec(close(trial)));
        PhaseRun run = trial.finished(phase).join();
        if (!run.failures().isEmpty() || run.counts().operations() == 0) {
            throw new IllegalStateException(run.counts() + " " + run.failures());
        }
    }

    /** Gatling's own DSL, each reply checked by its content. */
    static void stock(URI server, int connections, int size) {
        String text = "x".repeat(size);
        play(
                server,
                connections,
                exec(ws("connect").connect("/echo"))
                        .exitHereIfFailed()
                        .during(Meter.LOAD)
                        .on(exec(ws("echo")
                                .sendText(text)
                                .await(10)
                                .on(ws.checkTextMessage("reply")
                                        .check(bodyString().is(text)))))
                        .exec(ws("close").close()));
    }

    private static void play(URI at, int connections, ChainBuilder play) {
        server = at;
        users = connections;
        chain = play;
        try {
            String results = Files.createTempDirectory("action-cost").toString();
            String[] arguments = {"--simulation", Play.class.getName(), "--results-folder", results, "--no-reports"};
            int exit = Gatling$.MODULE$.fromArgs(arguments);
            if (exit != 0) {
                throw new IllegalStateException("Gatling ended with " + exit);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
