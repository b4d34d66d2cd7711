package dev.onecore.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one connection whose answers have their key in one part, by key. Of those with one key the oldest comes first. The
 * keys of those that were given up are kept for a while, so that an answer that comes late is known to be one.
 */
final class KeyTable {
    private static final int MOST_GIVEN_UP = 10_000;

    private final Part part;
    private final Map<String, Deque<Pending>> byKey = new HashMap<>();

    /** By key, whether its late answer has come. */
    private final Map<String, Boolean> givenUp = new LinkedHashMap<>();

    KeyTable(Part part) {
        this.part = part;
    }

    /** Whether answers have their key in this part. */
    boolean isOf(Part asked) {
        return part.equals(asked);
    }

    /** The answer with this key is awaited. */
    void add(String key, Pending pending) {
        byKey.computeIfAbsent(key, first -> new ArrayDeque<>(1)).add(pending);
    }

    /** The key of a message; null when it has none, or none is asked for. */
    @Nullable
    String key(Message message) {
        return byKey.isEmpty() && givenUp.isEmpty() ? null : part.of(message);
    }

    /**
     * Offers a message to those with its key.
     *
     * @param whole hears of the one whose answer, or last answer, it is, which is awaited no longer
     * @return whether it is an answer
     */
    boolean take(String key, Message message, AnswerOffer offer, long arrivalNs, Consumer<Pending> whole) {
        Deque<Pending> waiting = byKey.get(key);
        if (waiting == null) {
            return false;
        }
        for (Iterator<Pending> each = waiting.iterator(); each.hasNext(); ) {
            Pending pending = each.next();
            AnswerOffer.Taken taken = offer.offer(message, pending, arrivalNs);
            if (taken == AnswerOffer.Taken.WHOLLY) {
                each.remove();
                if (waiting.isEmpty()) {
                    byKey.remove(key);
                }
                whole.accept(pending);
            }
            if (taken != AnswerOffer.Taken.NOT) {
                return true;
            }
        }
        return false;
    }

    /** An answer with this key came and nobody awaits it; whether the key is that of one that was given up. */
    boolean isLate(String key) {
        return givenUp.replace(key, true) != null;
    }

    /** Whether the answer to one with this key that was given up has not come yet. */
    boolean mayComeLate(String key) {
        return Boolean.FALSE.equals(givenUp.get(key));
    }

    /** Gives up those that are overdue. */
    void expire(Overdue overdue) {
        if (!byKey.isEmpty()) {
            byKey.values().removeIf(waiting -> {
                waiting.removeIf(pending -> overdue.takes(pending, pending.deadlineNs()) && remember(pending));
                return waiting.isEmpty();
            });
        }
    }

    private boolean remember(Pending pending) {
        String key = pending.key();
        if (key != null && givenUp.put(key, false) == null && givenUp.size() > MOST_GIVEN_UP) {
            Iterator<String> oldest = givenUp.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }

    /** All that are awaited. */
    void forEach(Consumer<Pending> each) {
        byKey.values().forEach(waiting -> waiting.forEach(each));
    }

    /** None is awaited any longer. */
    void clear() {
        byKey.clear();
    }
}
