package dev.onecore.socket;

import dev.onecore.contract.Endpoint;
import dev.onecore.load.PhaseRun;
import dev.onecore.load.Stage;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import java.util.Optional;
import java.util.function.Function;

/**
 * Waits at a phase's gate, does the user's part in it, and says when it is done. A user that takes no part, or whose socket is
 * gone, passes through.
 */
final class PhaseAction extends SocketAction {
    /** More operations a second than this get a record per connection and 100 ms. */
    private static final double MOST_RECORDS_PER_SEC = 5_000;

    private final Phase phase;
    private final Function<Part, Messages> messages;

    /** Does what the phase's load asks for. */
    PhaseAction(Stage stage, Phase phase, ScenarioContext context, Action next) {
        this(
                stage,
                phase,
                part -> new EchoMessages(part, part.load(Load.Echo.class).size()),
                context,
                next);
    }

    /** The same; on an open schedule with messages of one's own. */
    PhaseAction(Stage stage, Phase phase, Function<Part, Messages> messages, ScenarioContext context, Action next) {
        super(phase.name(), stage, context, next);
        this.phase = phase;
        this.messages = messages;
        Content.prepare(phase.load());
    }

    @Override
    void act(User user, Session session) {
        stage().await(phase, session.eventLoop(), run -> begin(user, session, run));
    }

    private void begin(User user, Session session, PhaseRun run) {
        if (user.number() >= phase.load().connections()) {
            done(session, true);
            return;
        }
        if (phase.load() instanceof Load.Ramp ramp) {
            long arrivalNs = RampTalk.arrivalNs(ramp, user.number(), run.beginNs());
            Pacer.of(session.eventLoop()).at(arrivalNs, nowNs -> {
                connect(user, session, run);
                return Pacer.NEVER;
            });
        } else {
            talk(user, session, run, this::talk);
        }
    }

    /** A ramp user's connect is part of what is measured. */
    private void connect(User user, Session session, PhaseRun run) {
        user.close();
        Handshake.open(engine(), session, stage(), Endpoint.STREAM.path(), new Handshake.Outcome() {
            @Override
            public void opened(Socket socket, long startNs, long openNs) {
                run.recorder().connected(startNs, openNs);
                user.socket(socket);
                talk(user, session, run, part -> new RampTalk(part, startNs));
            }

            @Override
            public void failed(String reason, long startNs, long failedNs) {
                run.recorder().failed(1, reason);
                report(session).ko(startNs, failedNs, reason);
                done(session, false);
            }
        });
    }

    private void talk(User user, Session session, PhaseRun run, Function<Part, Talk> maker) {
        Optional<Socket> sound = user.socket().filter(socket -> socket.broken().isEmpty());
        if (sound.isEmpty()) {
            run.recorder().failed(1, "user " + user.number() + " has no socket: " + whyNot(user));
            done(session, false);
            return;
        }
        Talk talk = maker.apply(new Part(user.number(), sound.get(), run, run.recorder(), report(session)));
        talk.start(() -> done(session, !talk.failed()));
    }

    private void done(Session session, boolean succeeded) {
        stage().done(phase);
        goOn(session, succeeded);
    }

    private static String whyNot(User user) {
        return user.socket().flatMap(Socket::broken).orElse("it never connected");
    }

    private Talk talk(Part part) {
        Load load = phase.load();
        if (load instanceof Load.Echo) {
            return new EchoTalk(part, messages.apply(part));
        } else if (load instanceof Load.EchoLoop) {
            return new LoopTalk(part);
        } else if (load instanceof Load.EchoBurst) {
            return new BurstTalk(part);
        } else if (load instanceof Load.Stream) {
            return new StreamTalk(part);
        } else if (load instanceof Load.StreamBurst) {
            return new StreamBurstTalk(part);
        } else if (load instanceof Load.Upload) {
            return new UploadTalk(part);
        } else if (load instanceof Load.Download) {
            return new DownloadTalk(part);
        }
        throw new IllegalStateException("a ramp's users connect before they talk: " + load);
    }

    private NativeReport report(Session session) {
        String name = stage().label() + " " + phase.name();
        return fast(phase.load())
                ? NativeReport.batched(core(), session, name)
                : NativeReport.single(core(), session, name);
    }

    private static boolean fast(Load load) {
        if (load instanceof Load.Echo echo) {
            return echo.ratePerSec() > MOST_RECORDS_PER_SEC;
        }
        if (load instanceof Load.Stream stream) {
            return !stream.paced() || stream.ratePerSec() * stream.connections() > MOST_RECORDS_PER_SEC;
        }
        return load instanceof Load.EchoLoop;
    }
}
