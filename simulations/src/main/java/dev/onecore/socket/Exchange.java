package dev.onecore.socket;

import dev.onecore.load.TrialSession;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import io.gatling.javaapi.core.ActionBuilder;
import java.util.function.LongFunction;

/**
 * Messages of one's own on an open schedule, each answered by one message, in order. Messages are numbered from 0 for each user and
 * phase. Both functions are called on event loops while time is measured, so they must be quick and must not block.
 */
public final class Exchange {

    /** Whether a message is the answer to one that was sent. */
    public interface Rule {

        /** Whether {@code reply} answers message {@code number}. */
        boolean answers(long number, Message reply);
    }

    private final TrialSession trial;
    private final Phase phase;
    private final LongFunction<Message> messages;
    private final Rule rule;

    private Exchange(TrialSession trial, Phase phase, LongFunction<Message> messages, Rule rule) {
        this.trial = trial;
        this.phase = phase;
        this.messages = messages;
        this.rule = rule;
    }

    static Exchange of(TrialSession trial, Phase phase) {
        SocketDsl.requireLoad(phase, Load.Echo.class);
        return new Exchange(trial, phase, number -> Message.text(Long.toString(number)), (number, reply) -> true);
    }

    /** What is sent as message {@code number}; its number alone, unless said otherwise. */
    public Exchange send(LongFunction<Message> next) {
        return new Exchange(trial, phase, next, rule);
    }

    /** The action, with the rule that each reply must keep. One that breaks it is a failure. */
    public ActionBuilder reply(Rule answer) {
        Exchange whole = new Exchange(trial, phase, messages, answer);
        LoadDrivers drivers = new LoadDrivers((part, load) -> new OwnMessages(part, whole));
        return () -> (context, next) -> new PhaseAction(trial, phase, drivers, context, next);
    }

    Message message(long number) {
        return messages.apply(number);
    }

    boolean answers(long number, Message reply) {
        return rule.answers(number, reply);
    }
}
