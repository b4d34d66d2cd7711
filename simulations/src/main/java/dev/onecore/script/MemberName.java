package dev.onecore.script;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The name of a member of JSON objects, as it is sought in bytes. */
final class MemberName {
    private static final JsonFactory JSON = new JsonFactory();

    private final String name;
    private final byte[] plain;
    private final boolean neverPlain;

    MemberName(String name) {
        this.name = name;
        this.plain = name.getBytes(StandardCharsets.UTF_8);
        this.neverPlain = name.chars().anyMatch(each -> each == '"' || each == '\\' || each < ' ');
    }

    /** Whether it is the text from a quote on to behind a quote. */
    boolean is(byte[] json, int from, int to) {
        if (!hasEscape(json, from, to)) {
            return !neverPlain && Arrays.equals(json, from + 1, to - 1, plain, 0, plain.length);
        }
        return name.equals(text(json, from, to));
    }

    /** The text from a quote on to behind a quote; null when it has an escape that JSON does not know. */
    static @Nullable String text(byte[] json, int from, int to) {
        if (!hasEscape(json, from, to)) {
            return new String(json, from + 1, to - from - 2, StandardCharsets.UTF_8);
        }
        try (JsonParser parser = JSON.createParser(json, from, to - from)) {
            return parser.nextTextValue();
        } catch (IOException notJson) {
            return null;
        }
    }

    private static boolean hasEscape(byte[] json, int from, int to) {
        for (int at = from; at < to; at++) {
            if (json[at] == '\\') {
                return true;
            }
        }
        return false;
    }
}
