package dev.onecore.socket;

import dev.onecore.load.TrialSession;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;

/** Opens the user's socket. A user that cannot connect goes on without one. */
final class ConnectAction extends SocketAction {
    private final String path;

    ConnectAction(TrialSession trial, String path, ScenarioContext context, Action next) {
        super("connect", trial, context, next);
        this.path = path;
    }

    @Override
    void index(User user, Session session) {
        GatlingRecords report = GatlingRecords.single(core(), session, trial().label() + " connect");
        Handshake.open(engine(), session, trial(), path, new Handshake.HandshakeOutcome() {
            @Override
            public void opened(Socket socket, long startNs, long openNs) {
                user.socket(socket);
                report.ok(startNs, openNs);
                goOn(session, true);
            }

            @Override
            public void failed(String reason, long startNs, long failedNs) {
                report.ko(startNs, failedNs, reason);
                trial().fail("user " + user.number() + ": " + reason);
                goOn(session, false);
            }
        });
    }
}
