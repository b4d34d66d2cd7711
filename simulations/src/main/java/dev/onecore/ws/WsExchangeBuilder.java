package dev.onecore.ws;

import dev.onecore.load.TrialSession;
import dev.onecore.model.Arrivals;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import dev.onecore.script.Answer;
import dev.onecore.script.Match;
import dev.onecore.script.Part;
import dev.onecore.script.ScriptFailure;
import dev.onecore.socket.AskSpec;
import dev.onecore.socket.AskSpec.Saved;
import dev.onecore.socket.Exchange;
import dev.onecore.socket.Exchange.MessageSource;
import dev.onecore.socket.OwnActions;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A message and what answers it. As an action it is sent once; {@link #atRate}, {@link #inFlight} and {@link #in} send many. Immutable:
 * each method returns another one.
 */
public final class WsExchangeBuilder implements ActionBuilder {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** What is sent by an action that sends nothing. */
    private static final MessageSource NOTHING = (session, number, user) -> {
        throw ScriptFailure.because("nothing is sent by this action");
    };

    private final String name;
    private final Optional<SentMessages> sent;
    private final Exchange exchange;
    private final List<Saved> saved;

    private WsExchangeBuilder(String name, Optional<SentMessages> sent, Exchange exchange, List<Saved> saved) {
        this.name = name;
        this.sent = sent;
        this.exchange = exchange;
        this.saved = saved;
    }

    static WsExchangeBuilder of(String name, Optional<SentMessages> sent, Answer answer) {
        return new WsExchangeBuilder(
                name,
                sent,
                new Exchange(sent.<MessageSource>map(all -> all).orElse(NOTHING), answer, TIMEOUT, Optional.empty()),
                List.of());
    }

    private WsExchangeBuilder with(Exchange other) {
        return new WsExchangeBuilder(name, sent, other, saved);
    }

    /** What answers each message; without it nothing does, and it is counted as sent. */
    public WsExchangeBuilder await(Answer answer) {
        return with(new Exchange(exchange.source(), answer, exchange.timeout(), exchange.check()));
    }

    /** How long the answer is waited for, 10 s unless said otherwise. */
    public WsExchangeBuilder timeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(name + ": timeout " + timeout + " is not possible; it must be positive");
        }
        return with(new Exchange(exchange.source(), exchange.answer(), timeout, exchange.check()));
    }

    /** What the answer must be, beside what makes it the answer; another one is a failure. */
    public WsExchangeBuilder check(Match check) {
        Match all = exchange.check().map(before -> before.and(check)).orElse(check);
        return with(new Exchange(exchange.source(), exchange.answer(), exchange.timeout(), Optional.of(all)));
    }

    /** Keeps a part of the answer in the user's session, for a message that is sent once; one without it is a failure. */
    public WsExchangeBuilder saveAs(String attribute, Part part) {
        List<Saved> more = new ArrayList<>(saved);
        more.add(new Saved(attribute, part));
        return new WsExchangeBuilder(name, sent, exchange, more);
    }

    /** Puts the next record of a feeder into the session for each message. */
    public WsExchangeBuilder feed(FeederBuilder<?> feeder) {
        Iterator<scala.collection.immutable.Map<String, Object>> records =
                CollectionConverters.asJava(feeder.asScala().apply());
        return feed(new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public Map<String, Object> next() {
                return CollectionConverters.asJava(records.next());
            }
        });
    }

    /** Puts the next record of a feeder of the script's own into the session for each message. */
    public WsExchangeBuilder feed(Iterator<Map<String, Object>> records) {
        SentMessages fed = sent.map(all -> new SentMessages(all.value(), Optional.of(new MessageFeed(records))))
                .orElseThrow(() -> new IllegalArgumentException(name + ": feed has no use where nothing is sent"));
        return new WsExchangeBuilder(
                name,
                Optional.of(fed),
                new Exchange(fed, exchange.answer(), exchange.timeout(), exchange.check()),
                saved);
    }

    /** Sends messages at this rate, each user on a schedule of its own, whatever has come back. */
    public WsFlowBuilder atRate(double messagesPerSecond) {
        return flow("atRate", new Load.Exchanges(Arrivals.CONSTANT, messagesPerSecond, 1));
    }

    /** Sends messages at this rate with random gaps (a Poisson process), each user on a schedule of its own. */
    public WsFlowBuilder atRandomRate(double messagesPerSecond) {
        return flow("atRandomRate", new Load.Exchanges(Arrivals.POISSON, messagesPerSecond, 1));
    }

    /** Sends another message for each that was answered, so that so many of each user are in flight. */
    public WsFlowBuilder inFlight(int messages) {
        requireAnswer("inFlight");
        return flow("inFlight", new Load.ExchangeLoop(1, messages));
    }

    private WsFlowBuilder flow(String method, Load load) {
        requireMany(method);
        return new WsFlowBuilder(name, exchange, load);
    }

    /**
     * A measured phase of a campaign: the load is the phase's, and all users of the trial begin together.
     *
     * @throws IllegalArgumentException when nothing answers the messages, or the phase's load is none of a protocol of the user's own
     */
    public ActionBuilder in(TrialSession trial, Phase phase) {
        requireMany("in");
        requireAnswer("in");
        return () -> (context, next) -> OwnActions.phase(phase, exchange, trial, context, next);
    }

    private void requireMany(String method) {
        if (sent.isEmpty()) {
            throw new IllegalArgumentException(name + ": " + method + " has no use where nothing is sent");
        }
        if (!saved.isEmpty()) {
            throw new IllegalArgumentException(
                    name + ": saveAs is for a message that is sent once, and " + method + " sends many");
        }
    }

    private void requireAnswer(String method) {
        if (!OwnActions.isAnswered(exchange)) {
            throw new IllegalArgumentException(name + ": " + method
                    + " needs an answer to each message, by await(...); messages without one are sent by atRate(...)");
        }
    }

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        AskSpec spec = new AskSpec(name, exchange, sent.isPresent(), saved);
        return (context, next) -> OwnActions.ask(spec, Trials.of(context), context, next);
    }
}
