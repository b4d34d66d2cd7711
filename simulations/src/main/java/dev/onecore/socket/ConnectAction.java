package dev.onecore.socket;

import dev.onecore.load.TrialSession;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;

/** Opens the user's socket. A user that cannot connect goes on without one. */
final class ConnectAction extends SocketAction {
    private final HandshakeRequest request;

    ConnectAction(TrialSession trial, String path, ScenarioContext context, Action next) {
        super("connect", trial, context, next);
        this.request = HandshakeRequest.of(path);
    }

    @Override
    void index(User user, Session session) {
        connect(user, request, session, opened -> goOn(session, opened));
    }
}
