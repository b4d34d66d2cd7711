package dev.onecore.host;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * System properties as they were written after {@code mvn gatling:test -D}. Gatling's plug-in hands them to the JVM of the run with
 * backslashes before quotes and backslashes, and with {@code \}{@code u00fc} for a letter outside ASCII, and nothing there undoes it.
 */
public final class PlugInProperty {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|([\\\\\"'bfnrt]))");
    private static final String LETTERS = "bfnrt";
    private static final String CONTROLS = "\b\f\n\r\t";
    private static final int HEXADECIMAL = 16;

    private PlugInProperty() {}

    /** The value of a system property, as it was written for the build tool where that has started this JVM; empty without one. */
    public static Optional<String> of(String name) {
        boolean escaped = ParentWatch.startedByPlugIn(System.getProperty("sun.java.command", ""));
        return Optional.ofNullable(System.getProperty(name)).map(value -> escaped ? written(value) : value);
    }

    static String written(String escaped) {
        return ESCAPE.matcher(escaped).replaceAll(each -> Matcher.quoteReplacement(character(each)));
    }

    private static String character(MatchResult escape) {
        if (escape.group(1) != null) {
            return String.valueOf((char) Integer.parseInt(escape.group(1), HEXADECIMAL));
        }
        String letter = escape.group(2);
        int control = LETTERS.indexOf(letter);
        return control < 0 ? letter : CONTROLS.substring(control, control + 1);
    }
}
