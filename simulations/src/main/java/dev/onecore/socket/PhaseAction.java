package dev.onecore.socket;

import dev.onecore.load.PhaseRun;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits until all users are ready for a phase, does the user's part in it, and says when it is done; and so again for each of
 * its turns. A user that takes no at, or whose socket is gone, passes through; one whose answers were not waited for any longer
 * connects once more before it waits.
 */
final class PhaseAction extends SocketAction {
    private final Phase planned;
    private final LoadDriver prepared;
    private final Load.Cases<LoadDriver> drivers;

    /** Does what the phase's load asks for. */
    PhaseAction(TrialSession trial, Phase phase, Load.Cases<LoadDriver> drivers, ScenarioContext context, Action next) {
        super(phase.name(), trial, context, next);
        this.planned = phase;
        this.drivers = drivers;
        // What some drivers have to prepare is not for an event loop.
        this.prepared = phase.load().map(drivers);
    }

    @Override
    void index(User user, Session session) {
        Phase own = trial(session).own(planned);
        LoadDriver driver =
                own.load().equals(planned.load()) ? prepared : own.load().map(drivers);
        take(new UserTurn(user, session, own, driver, 1));
    }

    /** A user's part in one turn. */
    private record UserTurn(User user, Session session, Phase phase, LoadDriver driver, int turn) {

        /** The next turn, after one that may have failed. */
        UserTurn next(boolean succeeded) {
            return new UserTurn(user, succeeded ? session : session.markAsFailed(), phase, driver, turn + 1);
        }
    }

    private void take(UserTurn at) {
        User user = at.user();
        Phase phase = at.phase();
        boolean takesPart = user.number() < phase.load().connections();
        if (user.mustReconnect()
                && takesPart
                && phase.load().shape().arrivesOver().isEmpty()) {
            connect(user, user.request(), at.session(), opened -> await(at));
        } else {
            await(at);
        }
    }

    private void await(UserTurn at) {
        trial(at.session()).await(at.phase(), at.turn(), at.session().eventLoop(), run -> begin(at, run));
    }

    private void begin(UserTurn at, PhaseRun run) {
        Load load = at.phase().load();
        if (run.cancelled() || at.user().number() >= load.connections()) {
            done(at, !run.cancelled() || run.leftOut());
            return;
        }
        load.shape().arrivesOver().ifPresentOrElse(over -> arrive(at, run, over), () -> drive(at, run, run.beginNs()));
    }

    /** Users that arrive do so evenly, in the order of their numbers. */
    private void arrive(UserTurn at, PhaseRun run, Duration over) {
        long arrivalNs = run.beginNs()
                + over.toNanos() / at.phase().load().connections() * at.user().number();
        Pacer.of(at.session().eventLoop()).at(arrivalNs, nowNs -> {
            connect(at, run);
            return Pacer.NEVER;
        });
    }

    /** The connect of a user that arrives is part of what is measured. */
    private void connect(UserTurn at, PhaseRun run) {
        User user = at.user();
        Session session = at.session();
        user.close();
        HandshakeRequest request = HandshakeRequest.of(at.driver().endpoint().path());
        Handshake.open(session.eventLoop(), trial(session), user.number(), request, new Handshake.HandshakeOutcome() {
            @Override
            public void opened(Socket socket, long startNs, long openNs) {
                run.recorder().connected(startNs, openNs);
                user.socket(socket, request);
                drive(at, run, startNs);
            }

            @Override
            public void failed(String reason, long startNs, long failedNs) {
                run.recorder().failed(1, reason);
                reportOf(at).ko(startNs, failedNs, reason);
                done(at, false);
            }
        });
    }

    private void drive(UserTurn at, PhaseRun run, long connectNs) {
        User user = at.user();
        Optional<Socket> sound = user.socket().filter(socket -> socket.broken().isEmpty());
        if (sound.isEmpty()) {
            run.recorder().failed(1, "a user has no connection: " + whyNot(user));
            done(at, false);
            return;
        }
        PhaseDriver ofUser = at.driver()
                .maker()
                .driver(
                        new PhaseContext(user.number(), sound.get(), run, run.recorder(), reportOf(at), at.session()),
                        connectNs);
        ofUser.start(() -> done(at, !ofUser.failed()));
    }

    private void done(UserTurn at, boolean succeeded) {
        trial(at.session()).done(at.phase(), at.turn());
        if (at.turn() < at.phase().turns()) {
            take(at.next(succeeded));
        } else {
            goOn(at.session(), succeeded);
        }
    }

    private static String whyNot(User user) {
        return user.socket().flatMap(Socket::broken).orElse("it never had one");
    }

    private GatlingRecords reportOf(UserTurn at) {
        Session session = at.session();
        String name = trial(session).label() + " " + planned.name();
        return at.phase().load().shape().recordedInBatches()
                ? GatlingRecords.batched(core(), session, name)
                : GatlingRecords.single(core(), session, name);
    }
}
