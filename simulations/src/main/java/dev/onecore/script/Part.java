package dev.onecore.script;

import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is taken from a message: a key, a time, a value to keep. It is asked for on event loops while time is measured, so one of a
 * user's own must be quick and must not block.
 */
public interface Part {

    /** The part of this message; null when it has none. */
    @Nullable
    String of(Message message);

    /** What it is, as a noun for sentences, such as {@code /id}. */
    String description();

    /**
     * The value at a JSON pointer (RFC 6901), such as {@code /params/0/id}: a text, a number, true or false, or the text of an object
     * or array.
     *
     * @throws IllegalArgumentException when it is no JSON pointer
     */
    static Part json(String pointer) {
        return new JsonPart(pointer);
    }

    /**
     * What a regular expression's first group finds in a text, or the whole of it where it has no group.
     *
     * @throws java.util.regex.PatternSyntaxException when it is none
     */
    static Part regex(String expression) {
        return new RegexPart(expression);
    }

    /**
     * Bytes of a message, in hexadecimal; none of a message that is shorter.
     *
     * @param offset of the first, from 0
     * @param length how many, at least 1
     */
    static Part bytes(int offset, int length) {
        if (offset < 0 || length < 1 || length > Integer.MAX_VALUE - offset) {
            throw new IllegalArgumentException("bytes: there are no " + length + " bytes from byte " + offset
                    + " on; the first argument is an offset from 0, the second a length of at least 1");
        }
        return of(
                "bytes " + offset + " to " + (offset + length - 1),
                message -> message.bytes().length < offset + length
                        ? null
                        : HexFormat.of().formatHex(message.bytes(), offset, offset + length));
    }

    /** A part that a function takes. */
    static Part of(String description, Function<Message, @Nullable String> function) {
        return new Part() {
            @Override
            public @Nullable String of(Message message) {
                return function.apply(message);
            }

            @Override
            public String description() {
                return description;
            }
        };
    }

    /** Whether a message's part is this. */
    default Match is(String value) {
        return Match.of(description() + " is " + value, message -> value.equals(of(message)));
    }

    /** Whether a message has this part. */
    default Match exists() {
        return Match.of(description() + " is there", message -> of(message) != null);
    }
}
