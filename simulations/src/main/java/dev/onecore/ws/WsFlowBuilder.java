package dev.onecore.ws;

import dev.onecore.model.Load;
import dev.onecore.socket.Exchange;
import dev.onecore.socket.OwnActions;
import io.gatling.javaapi.core.ActionBuilder;
import java.time.Duration;

/** Many messages of each user, for a time that is still to be said. */
public final class WsFlowBuilder {
    private final String name;
    private final Exchange exchange;
    private final Load load;

    WsFlowBuilder(String name, Exchange exchange, Load load) {
        this.name = name;
        this.exchange = exchange;
        this.load = load;
    }

    /** For so many seconds from the moment at which a user arrives here. */
    public ActionBuilder during(long seconds) {
        return during(Duration.ofSeconds(seconds));
    }

    /** For so long from the moment at which a user arrives here. */
    public ActionBuilder during(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + ": during " + duration + " is not possible; it must be positive");
        }
        return () ->
                (context, next) -> OwnActions.flow(name, exchange, load, duration, Trials.of(context), context, next);
    }
}
