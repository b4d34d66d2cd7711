package dev.onecore.socket;

import dev.onecore.load.PhaseRun;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Phase;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits until all users are ready for a phase, does the user's part in it, and says when it is done. A user that takes no part, or
 * whose socket is gone, passes through; one whose answers were not waited for any longer connects once more before it waits.
 */
final class PhaseAction extends SocketAction {
    private final Phase phase;
    private final LoadDriver driver;

    /** Does what the phase's load asks for, by the drivers given. */
    PhaseAction(TrialSession trial, Phase phase, LoadDrivers drivers, ScenarioContext context, Action next) {
        super(phase.name(), trial, context, next);
        this.phase = phase;
        this.driver = phase.load().map(drivers);
    }

    @Override
    void index(User user, Session session) {
        boolean takesPart = user.number() < phase.load().connections();
        if (user.mustReconnect()
                && takesPart
                && phase.load().shape().arrivesOver().isEmpty()) {
            connect(user, user.path(), session, opened -> await(user, session));
        } else {
            await(user, session);
        }
    }

    private void await(User user, Session session) {
        trial().await(phase, session.eventLoop(), run -> begin(user, session, run));
    }

    private void begin(User user, Session session, PhaseRun run) {
        if (run.cancelled() || user.number() >= phase.load().connections()) {
            done(session, !run.cancelled());
            return;
        }
        phase.load()
                .shape()
                .arrivesOver()
                .ifPresentOrElse(
                        over -> arrive(user, session, run, over), () -> drive(user, session, run, run.beginNs()));
    }

    /** Users that arrive do so evenly, in the order of their numbers. */
    private void arrive(User user, Session session, PhaseRun run, Duration over) {
        long arrivalNs = run.beginNs() + over.toNanos() / phase.load().connections() * user.number();
        Pacer.of(session.eventLoop()).at(arrivalNs, nowNs -> {
            connect(user, session, run);
            return Pacer.NEVER;
        });
    }

    /** The connect of a user that arrives is part of what is measured. */
    private void connect(User user, Session session, PhaseRun run) {
        user.close();
        Handshake.open(session.eventLoop(), trial(), driver.endpoint().path(), new Handshake.HandshakeOutcome() {
            @Override
            public void opened(Socket socket, long startNs, long openNs) {
                run.recorder().connected(startNs, openNs);
                user.socket(socket, driver.endpoint().path());
                drive(user, session, run, startNs);
            }

            @Override
            public void failed(String reason, long startNs, long failedNs) {
                run.recorder().failed(1, reason);
                report(session).ko(startNs, failedNs, reason);
                done(session, false);
            }
        });
    }

    private void drive(User user, Session session, PhaseRun run, long connectNs) {
        Optional<Socket> sound = user.socket().filter(socket -> socket.broken().isEmpty());
        if (sound.isEmpty()) {
            run.recorder().failed(1, "a user has no connection: " + whyNot(user));
            done(session, false);
            return;
        }
        PhaseDriver ofUser = driver.maker()
                .driver(new PhaseContext(user.number(), sound.get(), run, run.recorder(), report(session)), connectNs);
        ofUser.start(() -> done(session, !ofUser.failed()));
    }

    private void done(Session session, boolean succeeded) {
        trial().done(phase);
        goOn(session, succeeded);
    }

    private static String whyNot(User user) {
        return user.socket().flatMap(Socket::broken).orElse("it never had one");
    }

    private GatlingRecords report(Session session) {
        String name = trial().label() + " " + phase.name();
        return phase.load().shape().recordedInBatches()
                ? GatlingRecords.batched(core(), session, name)
                : GatlingRecords.single(core(), session, name);
    }
}
