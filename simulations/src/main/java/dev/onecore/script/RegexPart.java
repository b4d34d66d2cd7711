package dev.onecore.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a regular expression finds in a text. The characters that it begins with are looked for first, which is a multiple faster
 * than to try the expression at each place.
 */
final class RegexPart implements Part {
    private static final String SPECIAL = "\\^$.|?*+()[]{}";
    private static final String QUANTIFIERS = "?*{";

    private final Pattern pattern;
    private final String beginning;

    /** Throws {@link java.util.regex.PatternSyntaxException} when it is no regular expression. */
    RegexPart(String expression) {
        pattern = Pattern.compile(expression);
        beginning = beginning(expression);
    }

    /** What every text begins with that the expression finds; empty where that is not plain to see. */
    private static String beginning(String expression) {
        if (expression.indexOf('|') >= 0) {
            return "";
        }
        int end = 0;
        while (end < expression.length() && SPECIAL.indexOf(expression.charAt(end)) < 0) {
            end++;
        }
        boolean lastIsOptional = end < expression.length() && QUANTIFIERS.indexOf(expression.charAt(end)) >= 0;
        return expression.substring(0, lastIsOptional && end > 0 ? expression.offsetByCodePoints(end, -1) : end);
    }

    @Override
    public String description() {
        return "what /" + pattern + "/ finds";
    }

    /** Whether it finds something in a message. */
    boolean isIn(Message message) {
        return found(message) != null;
    }

    /** The first group of what it finds, or the whole where it has none. */
    @Override
    public @Nullable String of(Message message) {
        Matcher found = found(message);
        return found == null ? null : found.group(found.groupCount() > 0 ? 1 : 0);
    }

    private @Nullable Matcher found(Message message) {
        String text = message.text();
        int from = text.indexOf(beginning);
        if (from < 0) {
            return null;
        }
        Matcher matcher = pattern.matcher(text);
        return matcher.find(from) ? matcher : null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RegexPart part && part.pattern.pattern().equals(pattern.pattern());
    }

    @Override
    public int hashCode() {
        return pattern.pattern().hashCode();
    }
}
