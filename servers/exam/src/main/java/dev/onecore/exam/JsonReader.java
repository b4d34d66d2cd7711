package dev.onecore.exam;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads JSON (RFC 8259) into maps, lists, strings, {@link BigDecimal}, booleans and null. */
final class JsonReader {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");
    private static final int DEEPEST = 64;

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    /**
     * Returns the one value that the text is.
     *
     * @throws Violation if it is no JSON
     */
    @Nullable
    Object document() {
        Object value = value();
        skipSpace();
        if (at < text.length()) {
            throw broken("nothing after the value");
        }
        return value;
    }

    private @Nullable Object value() {
        skipSpace();
        if (at == text.length() || depth > DEEPEST) {
            throw broken("a value");
        }
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        at++;
        depth++;
        skipSpace();
        if (!taken('}')) {
            do {
                skipSpace();
                String name = string();
                skipSpace();
                require(':');
                members.put(name, value());
                skipSpace();
            } while (taken(','));
            require('}');
        }
        depth--;
        return members;
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> values = new ArrayList<>();
        at++;
        depth++;
        skipSpace();
        if (!taken(']')) {
            do {
                values.add(value());
                skipSpace();
            } while (taken(','));
            require(']');
        }
        depth--;
        return values;
    }

    private String string() {
        require('"');
        StringBuilder string = new StringBuilder();
        while (!taken('"')) {
            if (at == text.length() || text.charAt(at) < ' ') {
                throw broken("the end of a string");
            }
            char next = text.charAt(at++);
            string.append(next == '\\' ? escaped() : next);
        }
        return string.toString();
    }

    private char escaped() {
        if (at == text.length()) {
            throw broken("an escape");
        }
        char escape = text.charAt(at++);
        return switch (escape) {
            case '"', '\\', '/' -> escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw broken("a known escape");
        };
    }

    private char unicode() {
        if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            throw broken("four hex digits");
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    private BigDecimal number() {
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw broken("a value");
        }
        at = matcher.end();
        return new BigDecimal(matcher.group());
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw broken("a value");
        }
        at += word.length();
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean taken(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void require(char wanted) {
        if (!taken(wanted)) {
            throw broken("'" + wanted + "'");
        }
    }

    private Violation broken(String expected) {
        String seen = text.length() <= 120 ? text : text.substring(0, 120) + "…";
        return new Violation("JSON with " + expected + " at character " + at, seen);
    }
}
