package dev.onecore.evidence;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A line of a log that is one JSON object, and members of it that may be absent but not of another type. */
final class JsonLine {

    private JsonLine() {}

    /**
     * The object.
     *
     * @throws IllegalArgumentException when the line is none
     */
    static JsonNode tree(String line) {
        try {
            JsonNode tree = Json.LINE.readTree(line);
            if (tree.isObject()) {
                return tree;
            }
            throw new IllegalArgumentException("it is not a JSON object");
        } catch (JacksonException e) {
            throw new IllegalArgumentException(Fault.in(e), e);
        }
    }

    /** A member that counts; empty when it is absent. */
    static OptionalLong number(JsonNode object, String member) {
        JsonNode value = object.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalLong.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(member + " is not a whole number");
        }
        return OptionalLong.of(value.longValue());
    }

    /** A member that measures; empty when it is absent. */
    static OptionalDouble share(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isMissingNode() || value.isNull()
                ? OptionalDouble.empty()
                : OptionalDouble.of(finite(value, member));
    }

    /** A finite number. */
    static double finite(JsonNode value, String member) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new IllegalArgumentException(member + " is not a number");
        }
        return value.doubleValue();
    }
}
