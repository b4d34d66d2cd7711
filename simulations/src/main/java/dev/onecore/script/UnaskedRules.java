package dev.onecore.script;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows the rules of one connection for messages that come unasked. */
final class UnaskedRules implements Reaction.ReactionCases<Optional<ScriptFailure>> {
    private final List<UnaskedRule> rules;
    private final Inbox.UnaskedListener listener;
    private @Nullable Message message;
    private long arrivalNs;

    UnaskedRules(List<UnaskedRule> rules, Inbox.UnaskedListener listener) {
        this.rules = List.copyOf(rules);
        this.listener = listener;
    }

    /**
     * Follows the first rule that matches.
     *
     * @return whether one does
     * @throws ScriptFailure when it cannot be followed
     */
    boolean follow(Message came, long cameNs) throws ScriptFailure {
        for (int i = 0; i < rules.size(); i++) {
            UnaskedRule rule = rules.get(i);
            if (rule.match().matches(came)) {
                message = came;
                arrivalNs = cameNs;
                Optional<ScriptFailure> failure = rule.reaction().map(this);
                if (failure.isPresent()) {
                    throw failure.get();
                }
                return true;
            }
        }
        return false;
    }

    @Override
    public Optional<ScriptFailure> ignore(Reaction.Ignore reaction) {
        return Optional.empty();
    }

    @Override
    public Optional<ScriptFailure> count(Reaction.Counted reaction) {
        listener.counted(reaction.name());
        return Optional.empty();
    }

    @Override
    public Optional<ScriptFailure> reply(Reaction.Reply reaction) {
        Message came = Objects.requireNonNull(message);
        // A script in Java need not keep to what the type says.
        Optional<Message> reply = Optional.ofNullable(reaction.reply().apply(came));
        reply.ifPresent(listener::reply);
        return reply.isPresent()
                ? Optional.empty()
                : Optional.of(ScriptFailure.because("the script's answer returned null for " + came.quoted()));
    }

    @Override
    public Optional<ScriptFailure> measure(Reaction.Measure reaction) {
        Message came = Objects.requireNonNull(message);
        String stamp = reaction.stamp().of(came);
        if (stamp == null) {
            return wrongStamp(reaction, "has no stamp", came);
        }
        try {
            listener.measured(reaction.clock().sinceNs(stamp.strip(), arrivalNs), arrivalNs);
            return Optional.empty();
        } catch (NumberFormatException noNumber) {
            return wrongStamp(reaction, "has the stamp " + Quoted.text(stamp) + ", which is no number,", came);
        }
    }

    private static Optional<ScriptFailure> wrongStamp(Reaction.Measure reaction, String what, Message came) {
        return Optional.of(ScriptFailure.because(
                "a message to be measured " + what + " in " + reaction.stamp().description() + ": " + came.quoted()));
    }
}
