package dev.onecore.ws;

import dev.onecore.load.TrialSession;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import java.util.function.Function;

/** Whose server a user is connected to: that of its trial in a campaign, else the protocol's. */
public final class Trials {

    /** The session's attribute that holds a user's trial. */
    public static final String ATTRIBUTE = "onecore.trial";

    private Trials() {}

    /** The trial of each session; the protocol's one server where it has none. */
    static Function<Session, TrialSession> of(ScenarioContext context) {
        OnecoreWsComponents components = context.protocolComponentsRegistry().components(OnecoreWsProtocol.KEY);
        return session ->
                session.contains(ATTRIBUTE) && session.attributes().apply(ATTRIBUTE) instanceof TrialSession trial
                        ? trial
                        : components.session();
    }
}
