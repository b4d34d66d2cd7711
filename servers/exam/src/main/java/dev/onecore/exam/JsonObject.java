package dev.onecore.exam;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object of the server's, whose members must be there and of the right type. */
final class JsonObject {

    private final String where;
    private final Map<String, @Nullable Object> members;

    private JsonObject(String where, Map<String, @Nullable Object> members) {
        this.where = where;
        this.members = members;
    }

    /**
     * Reads one.
     *
     * @throws Violation if the text is no JSON object
     */
    static JsonObject parse(String text) {
        Object value = new JsonReader(text).document();
        return new JsonObject("", asMembers("a JSON object", value));
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    String text(String name) {
        return typed(name, String.class, "a text");
    }

    boolean flag(String name) {
        return typed(name, Boolean.class, "true or false");
    }

    /** Returns a whole number that is not negative. */
    long count(String name) {
        BigDecimal number = typed(name, BigDecimal.class, "a number");
        try {
            long count = number.longValueExact();
            Violation.unless(count >= 0, path(name) + " not negative", count);
            return count;
        } catch (ArithmeticException e) {
            throw new Violation(path(name) + " a whole number of 64 bits", number.toString());
        }
    }

    JsonObject object(String name) {
        return new JsonObject(path(name) + ".", asMembers(path(name) + " an object", members.get(name)));
    }

    List<?> list(String name) {
        return typed(name, List.class, "a list");
    }

    @Nullable
    Object member(String name) {
        return members.get(name);
    }

    private <T> T typed(String name, Class<T> type, String words) {
        Object value = members.get(name);
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw new Violation(
                path(name) + " " + words, members.containsKey(name) ? String.valueOf(value) : "no " + path(name));
    }

    private String path(String name) {
        return where + name;
    }

    @SuppressWarnings("unchecked") // JsonReader makes no other maps.
    private static Map<String, @Nullable Object> asMembers(String expected, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new Violation(expected, String.valueOf(value));
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
