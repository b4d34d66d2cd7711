package dev.onecore.script;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers without a key that were not waited for any longer. What could have been one and answers nothing else is late. */
final class GivenUp implements Answer.AnswerCases<Boolean> {
    private static final int MOST_KINDS = 100;

    private final Map<Answer, Integer> counts = new HashMap<>();
    private @Nullable Message message;

    /** An answer is not waited for any longer. */
    void add(Answer answer) {
        if (counts.size() < MOST_KINDS || counts.containsKey(answer)) {
            counts.merge(answer, 1, Integer::sum);
        }
    }

    /** Whether one that awaited the same was given up, and nothing has come since that could be its answer and was no other's. */
    boolean mayComeLate(Answer answer) {
        return !counts.isEmpty() && counts.containsKey(answer);
    }

    /** Whether a message could be one of those that were given up, which is forgotten then. */
    boolean isLate(Message came) {
        if (counts.isEmpty()) {
            return false;
        }
        message = came;
        for (Answer answer : counts.keySet()) {
            if (answer.map(this)) {
                counts.computeIfPresent(answer, (same, count) -> count > 1 ? count - 1 : null);
                return true;
            }
        }
        return false;
    }

    private boolean is(Match match) {
        return match.matches(Objects.requireNonNull(message));
    }

    @Override
    public Boolean none(Answer.None none) {
        return false;
    }

    @Override
    public Boolean next(Answer.NextMessage next) {
        return is(next.match());
    }

    @Override
    public Boolean first(Answer.First first) {
        return is(first.match());
    }

    @Override
    public Boolean keyed(Answer.Keyed keyed) {
        return false;
    }

    @Override
    public Boolean several(Answer.Several several) {
        return is(several.match());
    }

    @Override
    public Boolean firstToLast(Answer.FirstToLast span) {
        return is(span.first()) || is(span.last());
    }
}
