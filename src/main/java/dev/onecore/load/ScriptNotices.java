package dev.onecore.load;

import dev.onecore.model.ScriptNotice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** Each note, each count, and each kind of message that is not known. */
    public List<ScriptNotice> all() {
        List<ScriptNotice> all = new ArrayList<>();
        notes.forEach(note -> all.add(new ScriptNotice(ScriptNotice.NoticeKind.NOTE, note, 1)));
        counts.forEach((name, count) -> all.add(new ScriptNotice(ScriptNotice.NoticeKind.COUNTED, name, count.sum())));
        synchronized (unmatched) {
            unmatched
                    .values()
                    .forEach(kind -> all.add(new ScriptNotice(
                            ScriptNotice.NoticeKind.UNMATCHED,
                            kind.first(),
                            kind.count().sum())));
        }
        if (others.sum() > 0) {
            all.add(new ScriptNotice(ScriptNotice.NoticeKind.UNMATCHED_OTHERS, "", others.sum()));
        }
        return all;
    }
}
