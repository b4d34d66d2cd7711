package dev.onecore.socket;

import dev.onecore.contract.Endpoint;
import dev.onecore.load.PhaseRun;
import dev.onecore.load.TrialSession;
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
    private final Function<PhaseContext, Messages> messages;

    /** Does what the phase's load asks for. */
    PhaseAction(TrialSession trial, Phase phase, ScenarioContext context, Action next) {
        this(
                trial,
                phase,
                part -> new EchoMessages(part, part.load(Load.Echo.class).size()),
                context,
                next);
    }

    /** The same; on an open schedule with messages of one's own. */
    PhaseAction(
            TrialSession trial,
            Phase phase,
            Function<PhaseContext, Messages> messages,
            ScenarioContext context,
            Action next) {
        super(phase.name(), trial, context, next);
        this.phase = phase;
        this.messages = messages;
        TestData.prepare(phase.load());
    }

    @Override
    void index(User user, Session session) {
        trial().await(phase, session.eventLoop(), run -> begin(user, session, run));
    }

    private void begin(User user, Session session, PhaseRun run) {
        if (user.number() >= phase.load().connections()) {
            done(session, true);
            return;
        }
        if (phase.load() instanceof Load.Ramp ramp) {
            long arrivalNs = RampUser.arrivalNs(ramp, user.number(), run.beginNs());
            Pacer.of(session.eventLoop()).at(arrivalNs, nowNs -> {
                connect(user, session, run);
                return Pacer.NEVER;
            });
        } else {
            driver(user, session, run, this::driver);
        }
    }

    /** A ramp user's connect is part of what is measured. */
    private void connect(User user, Session session, PhaseRun run) {
        user.close();
        Handshake.open(engine(), session, trial(), Endpoint.STREAM.path(), new Handshake.HandshakeOutcome() {
            @Override
            public void opened(Socket socket, long startNs, long openNs) {
                run.recorder().connected(startNs, openNs);
                user.socket(socket);
                driver(user, session, run, part -> new RampUser(part, startNs));
            }

            @Override
            public void failed(String reason, long startNs, long failedNs) {
                run.recorder().failed(1, reason);
                report(session).ko(startNs, failedNs, reason);
                done(session, false);
            }
        });
    }

    private void driver(User user, Session session, PhaseRun run, Function<PhaseContext, PhaseDriver> maker) {
        Optional<Socket> sound = user.socket().filter(socket -> socket.broken().isEmpty());
        if (sound.isEmpty()) {
            run.recorder().failed(1, "user " + user.number() + " has no socket: " + whyNot(user));
            done(session, false);
            return;
        }
        PhaseDriver driver =
                maker.apply(new PhaseContext(user.number(), sound.get(), run, run.recorder(), report(session)));
        driver.start(() -> done(session, !driver.failed()));
    }

    private void done(Session session, boolean succeeded) {
        trial().done(phase);
        goOn(session, succeeded);
    }

    private static String whyNot(User user) {
        return user.socket().flatMap(Socket::broken).orElse("it never connected");
    }

    private PhaseDriver driver(PhaseContext part) {
        Load load = phase.load();
        if (load instanceof Load.Echo) {
            return new OpenEcho(part, messages.apply(part));
        } else if (load instanceof Load.EchoLoop) {
            return new ClosedEcho(part);
        } else if (load instanceof Load.EchoBurst) {
            return new EchoBursts(part);
        } else if (load instanceof Load.Stream) {
            return new StreamReader(part);
        } else if (load instanceof Load.StreamBurst) {
            return new StreamBursts(part);
        } else if (load instanceof Load.Upload) {
            return new Uploads(part);
        } else if (load instanceof Load.Download) {
            return new Downloads(part);
        }
        throw new IllegalStateException("a ramp's users connect before they talk: " + load);
    }

    private GatlingRecords report(Session session) {
        String name = trial().label() + " " + phase.name();
        return fast(phase.load())
                ? GatlingRecords.batched(core(), session, name)
                : GatlingRecords.single(core(), session, name);
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
