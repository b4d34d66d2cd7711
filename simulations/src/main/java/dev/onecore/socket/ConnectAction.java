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
        connect(user, path, session, opened -> goOn(session, opened));
    }
}
