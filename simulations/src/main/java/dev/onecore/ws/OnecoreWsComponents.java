package dev.onecore.ws;

import io.gatling.core.protocol.ProtocolComponents;
import io.gatling.core.session.Session;
import scala.Function1;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/** What all users of one protocol share. */
record OnecoreWsComponents(PlainSession session) implements ProtocolComponents {

    @Override
    public Function1<Session, Session> onStart() {
        return Session.Identity();
    }

    /** A user that ends leaves no socket open. */
    @Override
    public Function1<Session, BoxedUnit> onExit() {
        return new AbstractFunction1<>() {
            @Override
            public BoxedUnit apply(Session session) {
                dev.onecore.socket.OwnActions.leave(session);
                return BoxedUnit.UNIT;
            }
        };
    }
}
