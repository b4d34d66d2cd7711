package dev.onecore.socket;

import dev.onecore.load.TrialSession;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import java.util.function.Function;

/** Closes the user's socket, if it has one that is still open. */
final class CloseAction extends SocketAction {

    CloseAction(Function<Session, TrialSession> trials, ScenarioContext context, Action next) {
        super("close", trials, context, next);
    }

    @Override
    void index(User user, Session session) {
        user.close();
        goOn(session, true);
    }
}
