package dev.onecore.socket;

import dev.onecore.load.TrialSession;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import java.time.Duration;
import java.util.function.Function;

/** The actions of protocols of a user's own, for the DSL in {@code dev.onecore.ws}, which says how they are asked for. */
public final class OwnActions {

    private OwnActions() {}

    /** Opens the user's socket, as {@code spec} says. */
    public static Action connect(
            ConnectSpec spec, Function<Session, TrialSession> trials, ScenarioContext context, Action next) {
        return new OwnConnectAction(spec, trials, context, next);
    }

    /** Sends a message once and awaits its answer, or only awaits one. */
    public static Action ask(
            AskSpec spec, Function<Session, TrialSession> trials, ScenarioContext context, Action next) {
        return new AskAction(spec, trials, context, next);
    }

    /**
     * Sends messages for a time, each user on a schedule or in a loop of its own, from the moment at which it arrives here.
     *
     * @param load of one connection
     */
    public static Action flow(
            String name,
            Exchange exchange,
            Load load,
            Duration duration,
            Function<Session, TrialSession> trials,
            ScenarioContext context,
            Action next) {
        return new FlowAction(new Phase(name, name, load, duration, true), exchange, trials, context, next);
    }

    /**
     * A measured phase of a campaign.
     *
     * @throws IllegalArgumentException when its load is none of a protocol of the user's own, or nothing answers its messages
     */
    public static Action phase(
            Phase phase, Exchange exchange, TrialSession trial, ScenarioContext context, Action next) {
        return new PhaseAction(trial, phase, new ExchangeDrivers(exchange), context, next);
    }

    /** Closes the user's socket. */
    public static Action close(Function<Session, TrialSession> trials, ScenarioContext context, Action next) {
        return new CloseAction(trials, context, next);
    }

    /** Whether messages of this exchange are answered at all. */
    public static boolean isAnswered(Exchange exchange) {
        return exchange.answer().map(AnswerTraits.AWAITED);
    }

    /** A user ends: its socket is closed, if it has one. */
    public static void leave(Session session) {
        User.of(session).ifPresent(User::close);
    }
}
