package dev.onecore.socket;

import dev.onecore.load.Stage;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;

/** Closes the user's socket, if it has one that is still open. */
final class CloseAction extends SocketAction {

    CloseAction(Stage stage, ScenarioContext context, Action next) {
        super("close", stage, context, next);
    }

    @Override
    void act(User user, Session session) {
        user.close();
        goOn(session, true);
    }
}
