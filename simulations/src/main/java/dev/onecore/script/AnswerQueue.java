package dev.onecore.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one connection whose answers no key tells apart, the oldest first. Each is waited for from the last answer to one of
 * them on, as those behind a slow one come late through no fault of their own.
 */
final class AnswerQueue {
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private long lastAnswerNs;

    /** The answer is awaited. */
    void add(Pending pending) {
        if (waiting.isEmpty()) {
            lastAnswerNs = pending.actualNs();
        }
        waiting.add(pending);
    }

    /** Takes away the oldest, which an answer came to; null when none is awaited. */
    @Nullable
    Pending next(long arrivalNs) {
        lastAnswerNs = arrivalNs;
        return waiting.poll();
    }

    /**
     * Offers a message to each, the oldest first; messages of one action await the same, so each different answer is asked once.
     *
     * @param whole hears of the one whose answer, or last answer, it is, which is awaited no longer
     * @return whether it is an answer
     */
    boolean take(Message message, AnswerOffer offer, long arrivalNs, Consumer<Pending> whole) {
        if (waiting.isEmpty()) {
            return false;
        }
        Answer refused = null;
        for (Iterator<Pending> each = waiting.iterator(); each.hasNext(); ) {
            Pending pending = each.next();
            if (pending.answer() == refused) {
                continue;
            }
            AnswerOffer.Taken taken = offer.offer(message, pending, arrivalNs);
            if (taken == AnswerOffer.Taken.WHOLLY) {
                each.remove();
                lastAnswerNs = arrivalNs;
                whole.accept(pending);
            }
            if (taken != AnswerOffer.Taken.NOT) {
                return true;
            }
            refused = pending.answer();
        }
        return false;
    }

    /** Gives up those that are overdue. */
    void expire(Overdue overdue) {
        if (!waiting.isEmpty()) {
            waiting.removeIf(pending -> overdue.takes(pending, pending.deadlineNs(lastAnswerNs)));
        }
    }

    /** All that are awaited. */
    void forEach(Consumer<Pending> each) {
        waiting.forEach(each);
    }

    /** None is awaited any longer. */
    void clear() {
        waiting.clear();
    }
}
