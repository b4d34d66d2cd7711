package dev.onecore.script;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The value at a JSON pointer, read no further than to there. */
final class JsonPart implements Part {
    private static final Set<String> WORDS = Set.of("true", "false");

    /** A name in an object, or an index in an array; -1 when it can be none. */
    private record PointerStep(MemberName name, int index) {}

    private final String pointer;
    private final PointerStep[] steps;

    /** Throws {@link IllegalArgumentException} when it is no JSON pointer. */
    JsonPart(String pointer) {
        this.pointer = pointer;
        List<PointerStep> path = new ArrayList<>();
        for (JsonPointer at = JsonPointer.compile(pointer); at != null && !at.matches(); at = at.tail()) {
            path.add(new PointerStep(new MemberName(at.getMatchingProperty()), at.getMatchingIndex()));
        }
        steps = path.toArray(PointerStep[]::new);
    }

    @Override
    public String description() {
        return pointer.isEmpty() ? "the whole of it" : pointer;
    }

    /** Null too for what is no JSON, as a message of another kind may not be. */
    @Override
    public @Nullable String of(Message message) {
        byte[] json = message.bytes();
        int at = JsonScanner.blank(json, 0);
        for (PointerStep step : steps) {
            if (JsonScanner.isObject(json, at)) {
                at = JsonScanner.member(json, at, step.name());
            } else if (JsonScanner.isArray(json, at)) {
                at = JsonScanner.element(json, at, step.index());
            } else {
                return null;
            }
        }
        int end = at == JsonScanner.NONE ? JsonScanner.NONE : JsonScanner.end(json, at);
        return end == JsonScanner.NONE ? null : value(json, at, end);
    }

    private static @Nullable String value(byte[] json, int at, int end) {
        if (JsonScanner.isText(json, at)) {
            return MemberName.text(json, at, end);
        }
        String value = new String(json, at, end - at, StandardCharsets.UTF_8);
        boolean structure = JsonScanner.isObject(json, at) || JsonScanner.isArray(json, at);
        return structure || isNumber(value) || WORDS.contains(value) ? value : null;
    }

    private static boolean isNumber(String value) {
        boolean digits = false;
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            boolean digit = each >= '0' && each <= '9';
            if (!digit && "+-.eE".indexOf(each) < 0) {
                return false;
            }
            digits |= digit;
        }
        return digits;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonPart part && part.pointer.equals(pointer);
    }

    @Override
    public int hashCode() {
        return pointer.hashCode();
    }
}
