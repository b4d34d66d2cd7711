package dev.onecore.socket;

import dev.onecore.load.LoopRecorder;
import dev.onecore.load.TrialSession;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import java.util.Optional;
import java.util.function.Function;

/**
 * Opens the socket of a user with a protocol of its own: when it is its turn, and once more where it could not be opened. Its
 * response time counts from that turn and so has all that was tried in vain; its service time is that of the last try.
 */
final class OwnConnectAction extends SocketAction {
    private static final int MOST_DOUBLINGS = 10;

    private final ConnectSpec spec;

    OwnConnectAction(ConnectSpec spec, Function<Session, TrialSession> trials, ScenarioContext context, Action next) {
        super(spec.name(), trials, context, next);
        this.spec = spec;
    }

    @Override
    void index(User user, Session session) {
        user.close();
        HandshakeRequest request;
        try {
            user.speaks(spec.script().of(session, user.number()));
            request = spec.request().of(session, user.number());
        } catch (RuntimeException | Error wrong) {
            refuse(session, String.valueOf(wrong.getMessage()));
            return;
        }
        new Connecting(user, session, request).begin();
    }

    private void refuse(Session session, String reason) {
        long nowNs = System.nanoTime();
        report(session, spec.name()).ko(nowNs, nowNs, reason);
        trial(session).recorderOf(spec.name()).ifPresent(open -> open.failed(1, reason));
        trial(session).userFailed(spec.name() + ": " + reason);
        goOn(session, false);
    }

    /** One user on its way to an open socket. */
    private final class Connecting implements Handshake.HandshakeOutcome {
        private final User user;
        private final Session session;
        private final HandshakeRequest request;
        private final TrialSession trial;
        private final Optional<LoopRecorder> recorder;
        private final long turnNs;
        private int retried;

        Connecting(User user, Session session, HandshakeRequest request) {
            this.user = user;
            this.session = session;
            this.request = request;
            trial = trial(session);
            recorder = trial.recorderOf(spec.name());
            turnNs = turnNs();
        }

        private long turnNs() {
            return spec.pace().turnNs(System.nanoTime(), trial.share().of());
        }

        void begin() {
            at(turnNs, () -> {
                long nowNs = System.nanoTime();
                recorder.ifPresent(open -> {
                    open.planned(1);
                    open.sent(turnNs, nowNs);
                });
                attempt();
            });
        }

        private void attempt() {
            Handshake.open(session.eventLoop(), trial, user.number(), request, this);
        }

        @Override
        public void opened(Socket socket, long startNs, long openNs) {
            open(user, socket, request, trial);
            report(session, spec.name()).ok(turnNs, openNs);
            recorder.ifPresent(open -> {
                open.connected(startNs, openNs);
                open.replied(turnNs, startNs, openNs, false, 0);
            });
            goOn(session, true);
        }

        @Override
        public void failed(String reason, long startNs, long failedNs) {
            if (retried < spec.retries()) {
                retryAfter(spec.backOff().toNanos() << Math.min(retried, MOST_DOUBLINGS));
                return;
            }
            String whole = retried == 0 ? reason : reason + " (tried " + (retried + 1) + " times)";
            report(session, spec.name()).ko(turnNs, failedNs, whole);
            recorder.ifPresent(open -> open.failed(1, whole));
            trial.userFailed(whole);
            goOn(session, false);
        }

        /** The wait comes first: who waits takes no turn from those who could begin meanwhile. */
        private void retryAfter(long waitNs) {
            retried++;
            trial.counted(spec.name() + ": retries");
            at(System.nanoTime() + waitNs, () -> at(turnNs(), this::attempt));
        }

        private void at(long instantNs, Runnable then) {
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
