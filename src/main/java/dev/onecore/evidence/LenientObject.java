package dev.onecore.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * A JSON object that another version may have written. A member of the expected type is taken out of it when it is read; what
 * nobody took is told as text by {@link #rest}, so that nothing is lost.
 */
final class LenientObject {

    private final String path;
    private final ObjectNode left;
    private final Map<String, String> others;

    private LenientObject(String path, ObjectNode left, Map<String, String> others) {
        this.path = path;
        this.left = left;
        this.others = others;
    }

    /** The whole of a file; {@code others} is where the rest goes. What is no object has no members. */
    static LenientObject of(JsonNode content, Map<String, String> others) {
        return new LenientObject(
                "",
                content instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode(),
                others);
    }

    Optional<LenientObject> object(String member) {
        if (left.path(member) instanceof ObjectNode object) {
            left.remove(member);
            return Optional.of(new LenientObject(path + member + ".", object, others));
        }
        return Optional.empty();
    }

    /** All members that are objects, by their names. */
    SortedMap<String, LenientObject> objects() {
        SortedMap<String, LenientObject> objects = new TreeMap<>();
        for (String member : names()) {
            object(member).ifPresent(object -> objects.put(member, object));
        }
        return objects;
    }

    /** All members as text; those of objects within by their path, such as {@code cpu.model}. */
    SortedMap<String, String> facts() {
        SortedMap<String, String> facts = new TreeMap<>();
        left.properties().forEach(member -> flatten(member.getKey(), member.getValue(), facts));
        left.removeAll();
        return facts;
    }

    Optional<String> text(String member) {
        JsonNode value = left.path(member);
        return value.isTextual() ? Optional.of(taken(member).textValue()) : Optional.empty();
    }

    /** Whether a member is that text. */
    boolean is(String member, String text) {
        return left.path(member).asText().equals(text) && text(member).isPresent();
    }

    /** The items of a list; none when it is missing or one of them is no text. */
    List<String> texts(String member) {
        JsonNode value = left.path(member);
        if (!value.isArray() || StreamSupport.stream(value.spliterator(), false).anyMatch(item -> !item.isTextual())) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        taken(member).forEach(item -> texts.add(item.textValue()));
        return texts;
    }

    Optional<Boolean> truth(String member) {
        return left.path(member).isBoolean() ? Optional.of(taken(member).booleanValue()) : Optional.empty();
    }

    /** A whole number, or a text of one. */
    OptionalLong number(String member) {
        JsonNode value = left.path(member);
        try {
            if (value.isTextual() || value.isIntegralNumber()) {
                long number = Long.parseLong(value.asText());
                taken(member);
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException other) {
            // It is a text of another kind, and goes to the rest.
        }
        return OptionalLong.empty();
    }

    /** A whole number of at most nine digits, or a text of one. */
    OptionalInt count(String member) {
        return left.path(member).asText().matches("[0-9]{1,9}")
                ? OptionalInt.of(Math.toIntExact(number(member).orElseThrow()))
                : OptionalInt.empty();
    }

    /** An instant in ISO 8601. */
    Optional<Instant> instant(String member) {
        try {
            Optional<Instant> instant = left.path(member).isTextual()
                    ? Optional.of(Instant.parse(left.path(member).textValue()))
                    : Optional.empty();
            instant.ifPresent(any -> taken(member));
            return instant;
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    /** Tells what nobody took. */
    void rest() {
        left.properties().forEach(member -> flatten(path + member.getKey(), member.getValue(), others));
        left.removeAll();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        left.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode taken(String member) {
        return left.remove(member);
    }

    private static void flatten(String name, JsonNode value, Map<String, String> into) {
        if (value.isObject()) {
            value.properties().forEach(member -> flatten(name + "." + member.getKey(), member.getValue(), into));
        } else if (value.isArray() && !value.isEmpty() && value.get(0).isContainerNode()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(name + "." + i, value.get(i), into);
            }
        } else if (value.isArray()) {
            StringJoiner items = new StringJoiner(" ");
            value.forEach(item -> items.add(item.asText()));
            into.put(name, items.toString());
        } else {
            into.put(name, value.asText());
        }
    }
}
