package dev.onecore.socket;

import dev.onecore.contract.Endpoint;
import dev.onecore.load.PhaseRun;
import dev.onecore.load.TrialSession;
import dev.onecore.model.ConnectionLoads.Opening;
import dev.onecore.model.Phase;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;

/**
 * Opens a user's socket when it is its turn, and once more after a while where it could not be opened. Users who have theirs already
 * look after the end of the phase whether they still have it. The first user connects to the echo, all others to what says nothing.
 */
final class OpeningAction extends SocketAction {
    private static final int RETRIES = 5;
    private static final long BACK_OFF_NS = 50_000_000;

    private final Phase phase;
    private final Opening load;

    OpeningAction(Opening load, TrialSession trial, Phase phase, ScenarioContext context, Action next) {
        super(phase.name(), trial, context, next);
        this.phase = phase;
        this.load = load;
    }

    @Override
    void index(User user, Session session) {
        trial(session).await(phase, 1, session.eventLoop(), run -> begin(new Opener(user, session, run)));
    }

    private void begin(Opener opener) {
        if (opener.run.cancelled() || opener.user.number() >= load.connections()) {
            opener.done(!opener.run.cancelled() || opener.run.leftOut());
        } else if (opener.user.number() < load.from()) {
            opener.at(opener.run.endNs(), opener::look);
        } else {
            opener.at(opener.dueNs, opener::first);
        }
    }

    /** One user's part in the phase. */
    private final class Opener implements Handshake.HandshakeOutcome {
        private final User user;
        private final Session session;
        private final PhaseRun run;
        private final HandshakeRequest request;
        private final long dueNs;
        private int retried;

        Opener(User user, Session session, PhaseRun run) {
            this.user = user;
            this.session = session;
            this.run = run;
            request = HandshakeRequest.of(user.number() == 0 ? Endpoint.ECHO.path() : Endpoint.IDLE.path());
            dueNs = run.beginNs() + Math.round((user.number() - load.from()) / load.ratePerSec() * 1e9);
        }

        void first() {
            run.recorder().planned(1);
            run.recorder().sent(dueNs, System.nanoTime());
            attempt();
        }

        private void attempt() {
            if (run.cancelled()) {
                done(false);
            } else {
                Handshake.open(session.eventLoop(), trial(session), user.number(), request, this);
            }
        }

        @Override
        public void opened(Socket socket, long startNs, long openNs) {
            run.recorder().connected(startNs, openNs);
            run.recorder().replied(dueNs, startNs, openNs, false, 0);
            report(session, phase.name()).ok(dueNs, openNs);
            user.socket(socket, request);
            // Who came early waits for the planned end: the next phase waits for its users no longer than some seconds.
            at(run.endNs(), this::look);
        }

        @Override
        public void failed(String reason, long startNs, long failedNs) {
            if (retried < RETRIES && !run.cancelled()) {
                trial(session).counted("connect: retries");
                at(System.nanoTime() + (BACK_OFF_NS << retried), this::attempt);
                retried++;
                return;
            }
            String whole = reason + " (tried " + (retried + 1) + " times)";
            run.recorder().failed(1, whole);
            report(session, phase.name()).ko(dueNs, failedNs, whole);
            done(false);
        }

        /** Looks whether the socket is still there. */
        void look() {
            String broken = user.socket().flatMap(Socket::broken).orElse("");
            if (!broken.isEmpty()) {
                run.recorder().failed(1, "an idle connection was lost: " + broken);
            }
            done(broken.isEmpty());
        }

        void done(boolean succeeded) {
            trial(session).done(phase, 1);
            goOn(session, succeeded);
        }

        void at(long instantNs, Runnable then) {
            if (instantNs - System.nanoTime() <= 0) {
                then.run();
                return;
            }
            Pacer.of(session.eventLoop()).at(instantNs, nowNs -> {
                then.run();
                return Pacer.NEVER;
            });
        }
    }
}
