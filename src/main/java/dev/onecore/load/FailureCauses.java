package dev.onecore.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why things failed, each cause once with how often it came: the first few, in the order of their first time. Any thread may call. */
public final class FailureCauses {
    private static final int KEPT = 20;

    /** Words for one cause. */
    public interface Words {

        /** A line for a cause that came {@code times} times, at least once. */
        String of(String cause, long times);
    }

    private final Map<String, Long> causes = new LinkedHashMap<>();

    /** Counts a cause; one that comes after {@value #KEPT} others is dropped. */
    public synchronized void add(String cause) {
        if (causes.containsKey(cause) || causes.size() < KEPT) {
            causes.merge(cause, 1L, Long::sum);
        }
    }

    /** A line a cause. */
    public synchronized List<String> lines(Words words) {
        return causes.entrySet().stream()
                .map(cause -> words.of(cause.getKey(), cause.getValue()))
                .toList();
    }
}
