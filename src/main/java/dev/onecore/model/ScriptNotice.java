package dev.onecore.model;

import java.util.Locale;

/**
 * What a script for a protocol of the user's own has to say beside its figures. It is no failure.
 *
 * @param kind of notice
 * @param text the note, the count's name, or the beginning of a message, escaped and without what it calls a secret
 * @param count how often; 1 of a note
 */
public record ScriptNotice(NoticeKind kind, String text, long count) {

    /** What a notice is of. */
    public enum NoticeKind {
        /** It holds for all figures, such as the clock that delivery times are by. */
        NOTE,
        /** Messages or events that are counted by a name. */
        COUNTED,
        /** Messages that nothing in the script knows; the first of those that differ by their numbers alone is shown. */
        UNMATCHED,
        /** The same, of further kinds, none of which is shown. */
        UNMATCHED_OTHERS
    }

    /** The notice as a line. */
    public String sentence() {
        return switch (kind) {
            case NOTE -> text;
            case COUNTED -> String.format(Locale.ROOT, "%s: %,d", text, count);
            case UNMATCHED -> matchedNothing() + ": " + text;
            case UNMATCHED_OTHERS -> matchedNothing() + ", of other kinds";
        };
    }

    private String matchedNothing() {
        return String.format(
                Locale.ROOT,
                "%,d %s nothing in the script",
                count,
                count == 1 ? "message matched" : "messages matched");
    }
}
