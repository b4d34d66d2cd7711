package dev.onecore.socket;

import dev.onecore.load.Stage;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;

/** Opens the user's socket. A user that cannot connect goes on without one. */
final class ConnectAction extends SocketAction {
    private final String path;

    ConnectAction(Stage stage, String path, ScenarioContext context, Action next) {
        super("connect", stage, context, next);
        this.path = path;
    }

    @Override
    void act(User user, Session session) {
        NativeReport report = NativeReport.single(core(), session, stage().label() + " connect");
        Handshake.open(engine(), session, stage(), path, new Handshake.Outcome() {
            @Override
            public void opened(Socket socket, long startNs, long openNs) {
                user.socket(socket);
                report.ok(startNs, openNs);
                goOn(session, true);
            }

            @Override
            public void failed(String reason, long startNs, long failedNs) {
                report.ko(startNs, failedNs, reason);
                stage().fail("user " + user.number() + ": " + reason);
                goOn(session, false);
            }
        });
    }
}
