package dev.onecore.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/** What users of a protocol of their own counted, and what their script does not know. No failure. Any thread may call. */
public final class ScriptNotices {
    private static final int KINDS_KEPT = 10;
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Messages that differ by their numbers alone, of which the first is shown. */
    private record MessageKind(String first, LongAdder count) {}

    private final Set<String> notes = new ConcurrentSkipListSet<>();
    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final Map<String, MessageKind> unmatched = new LinkedHashMap<>();
    private final LongAdder others = new LongAdder();

    /** Something that holds for all figures, told once. */
    public void noted(String sentence) {
        notes.add(sentence);
    }

    /** A message was counted. */
    public void counted(String name) {
        counts.computeIfAbsent(name, first -> new LongAdder()).increment();
    }

    /** A message came that nothing knows. */
    public void unmatched(String quoted) {
        kind(quoted).increment();
    }

    private LongAdder kind(String quoted) {
        String key = NUMBER.matcher(quoted).replaceAll("#");
        synchronized (unmatched) {
            MessageKind known = unmatched.get(key);
            if (known != null) {
                return known.count();
            }
            if (unmatched.size() == KINDS_KEPT) {
                return others;
            }
            MessageKind made = new MessageKind(quoted, new LongAdder());
            unmatched.put(key, made);
            return made.count();
        }
    }

    /** A line for each note and each count, and for each kind of message that is not known. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(notes);
        counts.forEach((name, count) -> lines.add(String.format(Locale.ROOT, "%s: %,d", name, count.sum())));
        synchronized (unmatched) {
            unmatched
                    .values()
                    .forEach(kind -> lines.add(matchedNothing(kind.count().sum()) + ": " + kind.first()));
        }
        if (others.sum() > 0) {
            lines.add(matchedNothing(others.sum()) + ", of other kinds");
        }
        return lines;
    }

    private static String matchedNothing(long messages) {
        return String.format(
                Locale.ROOT,
                "%,d %s nothing in the script",
                messages,
                messages == 1 ? "message matched" : "messages matched");
    }
}
