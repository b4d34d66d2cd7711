package dev.onecore.contract;

import dev.onecore.contract.JsonObject.BadJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A recursive-descent reader of RFC 8259, as strict as the grammar and no stricter. */
final class JsonReader {
    /** RFC 8259, section 9, allows a limit; this one keeps a hostile command from exhausting the stack. */
    private static final int MAX_DEPTH = 512;

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    /** The whole text as one object. */
    JsonObject object() throws BadJson {
        space();
        if (peek() != '{') {
            throw bad("an object was expected");
        }
        JsonObject object = members();
        space();
        if (at < text.length()) {
            throw bad("something follows the object");
        }
        return object;
    }

    private Object value() throws BadJson {
        char c = peek();
        return switch (c) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", JsonObject.NULL);
            default -> number();
        };
    }

    private JsonObject members() throws BadJson {
        Map<String, Object> members = new LinkedHashMap<>();
        enter('{');
        if (peek() != '}') {
            do {
                space();
                if (peek() != '"') {
                    throw bad("a member's name was expected");
                }
                String name = string();
                space();
                expect(':');
                space();
                members.put(name, value());
                space();
            } while (more());
        }
        leave('}');
        return new JsonObject(members);
    }

    private List<Object> elements() throws BadJson {
        List<Object> elements = new ArrayList<>();
        enter('[');
        if (peek() != ']') {
            do {
                space();
                elements.add(value());
                space();
            } while (more());
        }
        leave(']');
        return List.copyOf(elements);
    }

    private void enter(char bracket) throws BadJson {
        expect(bracket);
        if (++depth > MAX_DEPTH) {
            throw bad("nested deeper than " + MAX_DEPTH + " levels");
        }
        space();
    }

    private void leave(char bracket) throws BadJson {
        expect(bracket);
        depth--;
    }

    private boolean more() {
        if (peek() != ',') {
            return false;
        }
        at++;
        return true;
    }

    private String string() throws BadJson {
        StringBuilder string = new StringBuilder();
        expect('"');
        while (peek() != '"') {
            if (at >= text.length()) {
                throw bad("a string does not end");
            }
            char c = text.charAt(at++);
            if (c < ' ') {
                throw bad("a bare control character in a string");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() throws BadJson {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw bad("an unknown escape in a string");
        };
    }

    private char unicode() throws BadJson {
        int code = 0;
        for (int i = 0; i < 4; i++, at++) {
            char c = peek();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw bad("\\u needs four hex digits");
            }
            code = (code << 4) | digit;
        }
        return (char) code;
    }

    private Object word(String word, Object value) throws BadJson {
        if (!text.startsWith(word, at)) {
            throw bad("an unknown word");
        }
        at += word.length();
        return value;
    }

    private Number number() throws BadJson {
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw bad("a value was expected");
        }
        at = matcher.end();
        String number = matcher.group();
        if (matcher.group(1) == null && matcher.group(2) == null) {
            try {
                return Long.valueOf(number);
            } catch (NumberFormatException tooLarge) {
                return Double.valueOf(number);
            }
        }
        return Double.valueOf(number);
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** The next character, or NUL (which starts no JSON value) at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void expect(char c) throws BadJson {
        if (peek() != c) {
            throw bad("'" + c + "' was expected");
        }
        at++;
    }

    private BadJson bad(String what) {
        return new BadJson(what + ", at character " + at);
    }
}
