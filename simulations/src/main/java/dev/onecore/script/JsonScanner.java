package dev.onecore.script;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds its way in JSON (RFC 8259) of UTF-8, on the bytes of a message and no further than it is asked to. It runs for each message
 * whose answer is told by a key: a parser that is made for a message, and reads all that it passes over, takes several times as long.
 * What is passed over is not checked; what is no JSON where it is looked at is {@link #NONE}.
 */
final class JsonScanner {
    /** Nothing is there. */
    static final int NONE = -1;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private JsonScanner() {}

    /** Where the first value begins, at or behind an index; the length when none does. */
    static int blank(byte[] json, int from) {
        int at = from;
        while (at < json.length && isBlank(json[at])) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(byte each) {
        return each == ' ' || each == '\n' || each == '\r' || each == '\t';
    }

    private static boolean is(byte[] json, int at, char sought) {
        return at >= 0 && at < json.length && json[at] == sought;
    }

    /** Whether an object begins there. */
    static boolean isObject(byte[] json, int at) {
        return is(json, at, '{');
    }

    /** Whether an array begins there. */
    static boolean isArray(byte[] json, int at) {
        return is(json, at, '[');
    }

    /** Whether a text begins there. */
    static boolean isText(byte[] json, int at) {
        return is(json, at, '"');
    }

    /** Where the value of a member begins, of the object that begins at an index; of members of one name, the first. */
    static int member(byte[] json, int object, MemberName name) {
        int at = blank(json, object + 1);
        while (isText(json, at)) {
            int nameEnd = textEnd(json, at);
            if (nameEnd == NONE) {
                return NONE;
            }
            boolean found = name.is(json, at, nameEnd);
            int colon = blank(json, nameEnd);
            if (!is(json, colon, ':')) {
                return NONE;
            }
            at = blank(json, colon + 1);
            if (found) {
                return at;
            }
            at = next(json, at);
        }
        return NONE;
    }

    /** Where an element begins, of the array that begins at an index. */
    static int element(byte[] json, int array, int index) {
        int at = blank(json, array + 1);
        for (int i = 0; i < index && at != NONE; i++) {
            at = next(json, at);
        }
        return index < 0 || is(json, at, ']') ? NONE : at;
    }

    /** Where the member or element begins that follows the value at an index. */
    private static int next(byte[] json, int value) {
        int end = end(json, value);
        int comma = end == NONE ? NONE : blank(json, end);
        return is(json, comma, ',') ? blank(json, comma + 1) : NONE;
    }

    /** The index behind the value that begins at an index. */
    static int end(byte[] json, int value) {
        if (isText(json, value)) {
            return textEnd(json, value);
        }
        return isObject(json, value) || isArray(json, value) ? structureEnd(json, value) : scalarEnd(json, value);
    }

    private static int structureEnd(byte[] json, int structure) {
        int depth = 0;
        int at = structure;
        while (at < json.length) {
            byte each = json[at++];
            if (each == '"') {
                at = textEnd(json, at - 1);
                if (at == NONE) {
                    return NONE;
                }
            } else if (each == '{' || each == '[') {
                depth++;
            } else if (each == '}' || each == ']') {
                depth--;
                if (depth == 0) {
                    return at;
                }
            }
        }
        return NONE;
    }

    private static int scalarEnd(byte[] json, int scalar) {
        int at = scalar;
        while (at < json.length && json[at] != ',' && json[at] != '}' && json[at] != ']' && !isBlank(json[at])) {
            at++;
        }
        return at == scalar ? NONE : at;
    }

    /** The index behind the text that begins at an index: eight bytes at a time are looked through for its end. */
    private static int textEnd(byte[] json, int text) {
        int at = plainEnd(json, text + 1);
        while (at < json.length && json[at] != '"') {
            at = plainEnd(json, json[at] == '\\' ? at + 2 : at + 1);
        }
        return at < json.length ? at + 1 : NONE;
    }

    /** The first quote or backslash from an index on; or one of the last bytes before which there is none. */
    private static int plainEnd(byte[] json, int from) {
        int at = from;
        for (int last = json.length - Long.BYTES; at <= last; at += Long.BYTES) {
            long eight = (long) EIGHT.get(json, at);
            long found = zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES);
            if (found != 0) {
                // Of the bytes that are found, the first is one for certain; those above it may be wrong.
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        return at;
    }

    /** The high bits of the bytes that are zero (H. S. Warren, Hacker's Delight, 2002, section 6-1). */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & HIGH_BITS;
    }
}
