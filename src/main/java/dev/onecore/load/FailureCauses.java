package dev.onecore.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Why things failed, each cause once with how often it came: the first few, in the order of their first time. Causes that differ
 * only in a message's number or key, a user's number, a time or what came instead are one. Any thread may call.
 */
public final class FailureCauses {
    private static final int KEPT = 20;
    private static final Pattern PLACE =
            Pattern.compile("\\b(?:message|user) \\d+|, key .*|what came .*|\\b\\d[\\d,.]* (?:ns|µs|us|ms|s)\\b");

    /** Words for one cause. */
    public interface Words {

        /** A line for a cause that came {@code times} times, at least once. */
        String of(String cause, long times);
    }

    /** A cause as it was first told, how often it came, and whether it was told with other numbers since. */
    private record CauseCount(String first, long times, boolean varied) {
        CauseCount and(String cause) {
            return new CauseCount(first, times + 1, varied || !cause.equals(first));
        }

        String line(Words words) {
            return words.of(varied ? first + ", and others like it" : first, times);
        }
    }

    private final Map<String, CauseCount> causes = new LinkedHashMap<>();

    /** Counts a cause; one that comes after {@value #KEPT} others is dropped. */
    public synchronized void add(String cause) {
        String kind = PLACE.matcher(cause).replaceAll("#");
        CauseCount known = causes.get(kind);
        if (known != null) {
            causes.put(kind, known.and(cause));
        } else if (causes.size() < KEPT) {
            causes.put(kind, new CauseCount(cause, 1, false));
        }
    }

    /** A line a cause. */
    public synchronized List<String> lines(Words words) {
        return causes.values().stream().map(cause -> cause.line(words)).toList();
    }
}
