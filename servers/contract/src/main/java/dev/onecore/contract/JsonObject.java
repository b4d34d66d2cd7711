package dev.onecore.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One JSON object as it was read. Its accessors answer only for a member of the right type, so that a missing member
 * and one of the wrong type look alike.
 */
public final class JsonObject {
    /**
     * Values are {@link String}, {@link Long}, {@link Double}, {@link Boolean}, {@link List}, {@link JsonObject}, {@link
     * #NULL}.
     */
    private final Map<String, Object> members;

    /** JSON's {@code null} among the values. */
    static final Object NULL = Optional.empty();

    JsonObject(Map<String, Object> members) {
        this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /**
     * Reads a text that holds one JSON object and nothing else (RFC 8259, strictly; of two members of one name the last
     * one counts).
     *
     * @throws BadJson when it is not JSON, not an object, or nested deeper than 512 levels
     */
    public static JsonObject parse(String text) throws BadJson {
        return new JsonReader(text).object();
    }

    /** Whether there is a member of that name, of any type. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** The member's text. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(members.get(name))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** The member's number if it was written without fraction and exponent and fits a long. */
    public OptionalLong whole(String name) {
        return members.get(name) instanceof Long whole ? OptionalLong.of(whole) : OptionalLong.empty();
    }

    /** The member's number; one too large for a double is infinite. */
    public OptionalDouble number(String name) {
        return members.get(name) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /** The member's truth value. */
    public Optional<Boolean> truth(String name) {
        return Optional.ofNullable(members.get(name))
                .filter(Boolean.class::isInstance)
                .map(Boolean.class::cast);
    }

    /** The member that is itself an object. */
    public Optional<JsonObject> object(String name) {
        return Optional.ofNullable(members.get(name))
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast);
    }

    /** The member's elements, of the types that {@link #toString()} shows; empty when it is not an array. */
    public Optional<List<?>> array(String name) {
        return members.get(name) instanceof List<?> list ? Optional.of(list) : Optional.empty();
    }

    /** The member's value as text for a message, whatever its type. */
    public Optional<String> shown(String name) {
        return Optional.ofNullable(members.get(name)).map(value -> value == NULL ? "null" : value.toString());
    }

    @Override
    public String toString() {
        return members.toString();
    }

    /** A text that is not one JSON object. */
    public static final class BadJson extends Exception {
        BadJson(String message) {
            super(message, null, false, false);
        }
    }
}
