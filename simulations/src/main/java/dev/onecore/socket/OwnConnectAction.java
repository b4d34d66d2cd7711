package dev.onecore.socket;

import dev.onecore.load.TrialSession;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Opens the socket of a user with a protocol of its own: at a pace, and once more where it could not be opened. */
@SuppressWarnings("FutureReturnValueIgnored")
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
        user.speaks(spec.script());
        HandshakeRequest request;
        try {
            request = spec.request().of(session);
        } catch (RuntimeException | Error wrong) {
            String reason = spec.name() + ": " + wrong.getMessage();
            long nowNs = System.nanoTime();
            report(session, spec.name()).ko(nowNs, nowNs, reason);
            trial(session).userFailed(reason);
            goOn(session, false);
            return;
        }
        after(spec.pace().waitNs(), session, () -> attempt(user, request, session, 0));
    }

    private void attempt(User user, HandshakeRequest request, Session session, int retried) {
        TrialSession trial = trial(session);
        Handshake.open(session.eventLoop(), trial, request, new Handshake.HandshakeOutcome() {
            @Override
            public void opened(Socket socket, long startNs, long openNs) {
                open(user, socket, request, trial);
                report(session, spec.name()).ok(startNs, openNs);
                trial.recorderOf(spec.name()).ifPresent(recorder -> {
                    recorder.connected(startNs, openNs);
                    recorder.started(1);
                    recorder.replied(startNs, openNs, 0);
                });
                goOn(session, true);
            }

            @Override
            public void failed(String reason, long startNs, long failedNs) {
                if (retried < spec.retries()) {
                    trial.counted(spec.name() + ": retries");
                    long waitNs = spec.backOff().toNanos() << Math.min(retried, MOST_DOUBLINGS);
                    after(waitNs, session, () -> attempt(user, request, session, retried + 1));
                    return;
                }
                String whole = retried == 0 ? reason : reason + " (tried " + (retried + 1) + " times)";
                report(session, spec.name()).ko(startNs, failedNs, whole);
                trial.recorderOf(spec.name()).ifPresent(recorder -> {
                    recorder.started(1);
                    recorder.failed(1, whole);
                });
                trial.userFailed(whole);
                goOn(session, false);
            }
        });
    }

    private static void after(long waitNs, Session session, Runnable then) {
        if (waitNs == 0) {
            then.run();
        } else {
            session.eventLoop().schedule(then, waitNs, TimeUnit.NANOSECONDS);
        }
    }
}
