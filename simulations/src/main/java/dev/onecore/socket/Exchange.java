package dev.onecore.socket;

import dev.onecore.load.TrialSession;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import io.gatling.javaapi.core.ActionBuilder;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;

/**
 * Messages of a user's own protocol on an open schedule, each answered by one message, in order. Messages are numbered from 0
 * for each user and phase. Both functions are called on event loops while time is measured, so they must be quick and must not
 * block.
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
    private final AtomicBoolean broken = new AtomicBoolean();

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

    /**
     * What the script sends.
     *
     * @throws ScriptFailure when the script's code throws, or makes no message
     */
    Message message(long number, int user) throws ScriptFailure {
        Message message;
        try {
            message = messages.apply(number);
        } catch (RuntimeException | Error thrown) {
            throw ScriptFailure.of("send", number, user, thrown);
        }
        if (message == null) {
            throw ScriptFailure.noMessage(number, user);
        }
        return message;
    }

    /**
     * Whether the script takes the reply for the answer.
     *
     * @throws ScriptFailure when the script's code throws
     */
    boolean answers(long number, Message reply, int user) throws ScriptFailure {
        try {
            return rule.answers(number, reply);
        } catch (RuntimeException | Error thrown) {
            throw ScriptFailure.of("reply", number, user, thrown);
        }
    }

    /**
     * The script is wrong: what it measures is of no use, so the trial ends. The first failure is told alone, as the others
     * come from the same code for other users.
     */
    void broken(ScriptFailure failure) {
        if (!broken.getAndSet(true)) {
            trial.fail(String.valueOf(failure.getMessage()));
        }
    }
}
