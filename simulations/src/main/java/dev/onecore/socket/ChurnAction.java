package dev.onecore.socket;

import dev.onecore.contract.Endpoint;
import dev.onecore.load.ArrivalSchedule;
import dev.onecore.load.PhaseRun;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Arrivals;
import dev.onecore.model.ConnectionLoads.Visits;
import dev.onecore.model.Phase;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;

/**
 * Opens connections on an open schedule, whatever becomes of those before: each exchanges some messages and is closed. A user
 * has a share of the schedule, and as many connections at a time as come of it.
 */
final class ChurnAction extends SocketAction {
    private final Phase phase;
    private final Visits load;

    ChurnAction(Visits load, TrialSession trial, Phase phase, ScenarioContext context, Action next) {
        super(phase.name(), trial, context, next);
        this.phase = phase;
        this.load = load;
    }

    @Override
    void index(User user, Session session) {
        trial(session).await(phase, 1, session.eventLoop(), run -> begin(user, session, run));
    }

    private void begin(User user, Session session, PhaseRun run) {
        Share share = new Share(user, session, run);
        if (run.cancelled() || user.number() >= load.connections()) {
            share.done(!run.cancelled() || run.leftOut());
        } else {
            Pacer.of(session.eventLoop()).at(share.nextNs, share);
        }
    }

    /** A user's share of the schedule. */
    private final class Share implements Pacer.Paced {
        private final User user;
        private final Session session;
        private final PhaseRun run;
        private final ArrivalSchedule schedule;
        private final HandshakeRequest request = HandshakeRequest.of(Endpoint.ECHO.path());
        private final GatlingRecords report;
        private long nextNs;
        private int open;
        private boolean ended;
        private boolean failed;

        Share(User user, Session session, PhaseRun run) {
            this.user = user;
            this.session = session;
            this.run = run;
            report = report(session, phase.name());
            schedule = ArrivalSchedule.share(
                    Arrivals.CONSTANT, load.ratePerSec(), user.number(), load.connections(), run.seed());
            nextNs = run.beginNs() + schedule.nextNs();
        }

        @Override
        public long due(long nowNs) {
            if (run.cancelled() || nextNs - run.endNs() >= 0) {
                ended = true;
                settle();
                return Pacer.NEVER;
            }
            long dueNs = nextNs;
            nextNs = run.beginNs() + schedule.nextNs();
            run.recorder().planned(1);
            run.recorder().sent(dueNs, System.nanoTime());
            open++;
            Handshake.open(session.eventLoop(), trial(session), user.number(), request, new VisitStart(this, dueNs));
            return nextNs - run.endNs() < 0 ? nextNs : run.endNs();
        }

        void left(boolean succeeded) {
            open--;
            failed |= !succeeded;
            settle();
        }

        private void settle() {
            if (ended && open == 0) {
                done(!failed);
            }
        }

        void done(boolean succeeded) {
            trial(session).done(phase, 1);
            goOn(session, succeeded);
        }
    }

    /** One connection, from its intended start to its close. */
    private final class VisitStart implements Handshake.HandshakeOutcome {
        private final Share share;
        private final long dueNs;

        VisitStart(Share share, long dueNs) {
            this.share = share;
            this.dueNs = dueNs;
        }

        @Override
        public void opened(Socket socket, long startNs, long openNs) {
            share.run.recorder().connected(startNs, openNs);
            PhaseContext part = new PhaseContext(
                    share.user.number(), socket, share.run, share.run.recorder(), share.report, share.session);
            ShortVisit driver = new ShortVisit(part, load, dueNs, startNs);
            driver.start(() -> {
                if (socket.broken().isEmpty()) {
                    socket.close();
                }
                share.left(!driver.failed());
            });
        }

        @Override
        public void failed(String reason, long startNs, long failedNs) {
            share.run.recorder().failed(1, reason);
            share.report.ko(dueNs, failedNs, reason);
            share.left(false);
        }
    }
}
