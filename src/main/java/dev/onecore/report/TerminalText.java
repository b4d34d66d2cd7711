package dev.onecore.report;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Text for a terminal whose character set may lack what a figure is written with. Under {@code LC_ALL=POSIX} the JVM would
 * print "?" for "≥", and a lower bound could not be told from a figure. Files are not concerned, they are UTF-8.
 */
public final class TerminalText {
    private static final Map<Character, String> SPELLINGS = Map.ofEntries(
            Map.entry('≥', ">="),
            Map.entry('≤', "<="),
            Map.entry('±', "+/-"),
            Map.entry('×', "x"),
            Map.entry('·', "|"),
            Map.entry('−', "-"),
            Map.entry('–', "-"),
            Map.entry('—', "-"),
            Map.entry('→', "->"),
            Map.entry('…', "..."),
            Map.entry('µ', "u"), // MICRO SIGN, and the Greek letter
            Map.entry('μ', "u"));

    private TerminalText() {}

    /** Standard output or standard error of this process, with each text spelled so that it can be carried. */
    public static PrintStream over(PrintStream standard) {
        return new SpelledStream(standard, charset());
    }

    static final class SpelledStream extends PrintStream {
        private final Charset charset;

        SpelledStream(PrintStream to, Charset charset) {
            super(to, true, charset);
            this.charset = charset;
        }

        /** All lines come by here: {@code println} of a subclass prints by this method. */
        @Override
        public void print(String text) {
            super.print(spelled(text, charset));
        }
    }

    /** {@code text} where {@code charset} has all its characters, else with ASCII in place of those that it lacks. */
    static String spelled(String text, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        if (encoder.canEncode(text)) {
            return text;
        }
        StringBuilder spelled = new StringBuilder();
        text.codePoints().forEach(point -> {
            String character = Character.toString(point);
            spelled.append(encoder.canEncode(character) ? character : ascii(character));
        });
        return spelled.toString();
    }

    /** A character without its accents, as in a file's name, or "?". */
    private static String ascii(String character) {
        String spelling = SPELLINGS.get(character.charAt(0));
        if (spelling != null) {
            return spelling;
        }
        String letters = Normalizer.normalize(character, Normalizer.Form.NFKD).replaceAll("[^\\x20-\\x7E]", "");
        return letters.isEmpty() ? "?" : letters;
    }

    /** What the JVM encodes its output with: a property since JDK 18, and in JDK 17 one for terminals alone. */
    private static Charset charset() {
        return Stream.of("stdout.encoding", "sun.stdout.encoding")
                .map(name -> System.getProperty(name, ""))
                .filter(name -> !name.isBlank())
                .findFirst()
                .map(TerminalText::named)
                .orElse(Charset.defaultCharset());
    }

    private static Charset named(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.US_ASCII;
        }
    }
}
