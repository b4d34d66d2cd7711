package dev.onecore.socket;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.connect.ConnectOptions;
import dev.onecore.load.PhaseRun;
import dev.onecore.load.StandaloneSession;
import dev.onecore.model.Phase;
import io.gatling.app.Gatling$;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A run of Gatling, whole, inside a test: every user does one chain in a trial of its own. */
final class GatlingRun {
    /** What tests lock that run Gatling inside their own JVM, where there can be one at a time. */
    static final String GATLING = "Gatling in this JVM";

    static {
        // Gatling's log on disk needs an opened JDK, and is not read here; and a test must not connect to Gatling's
        // makers.
        System.setProperty("gatling.data.writers.0", "console");
        System.setProperty("gatling.data.console.writePeriod", "3600");
        System.setProperty("gatling.data.enableAnalytics", "false");
        System.setProperty("gatling.http.warmUpUrl", "");
    }

    private static @Nullable StandaloneSession trial;
    private static @Nullable ChainBuilder chain;

    private final StandaloneSession played;

    private GatlingRun(StandaloneSession played) {
        this.played = played;
    }

    /** What Gatling runs; it must be public and have no arguments. */
    public static final class ChainSimulation extends Simulation {
        public ChainSimulation() {
            StandaloneSession own = Objects.requireNonNull(trial);
            setUp(scenario("play").exec(Objects.requireNonNull(chain)).injectOpen(atOnceUsers(own.connections())));
        }
    }

    /** Runs the chain for {@code users} users to its end, without a report. */
    static GatlingRun of(URI server, int users, Function<StandaloneSession, ChainBuilder> play) {
        return on(new StandaloneSession("loopback", server, users, 20_261_122), play);
    }

    /** Runs the chain for users who offer compression. */
    static GatlingRun offeringDeflate(URI server, int users, Function<StandaloneSession, ChainBuilder> play) {
        return on(
                new StandaloneSession("loopback", server, users, 20_261_122, ConnectOptions.PLAIN.offeringDeflate()),
                play);
    }

    static synchronized GatlingRun on(StandaloneSession own, Function<StandaloneSession, ChainBuilder> play) {
        trial = own;
        chain = play.apply(own);
        try {
            Path results = Files.createTempDirectory("gatling-run");
            String[] arguments = {
                "--simulation", ChainSimulation.class.getName(), "--results-folder", results.toString(), "--no-reports"
            };
            assertThat(Gatling$.MODULE$.fromArgs(arguments)).isZero();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new GatlingRun(own);
    }

    /** What came of a phase. */
    PhaseRun run(Phase phase) {
        return played.finished(phase).orTimeout(1, TimeUnit.SECONDS).join();
    }

    /** Why users could not work at all. */
    List<String> failures() {
        return played.failures();
    }
}
