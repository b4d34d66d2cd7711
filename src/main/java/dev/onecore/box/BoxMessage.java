package dev.onecore.box;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line between a controller and its agent on a box: a JSON object of texts, numbers and lists of them. A question has a {@code
 * number}, which its answer repeats; an answer with {@code error} says why there is none.
 */
final class BoxMessage {

    static final String NUMBER = "number";
    static final String ASKS = "asks";
    static final String ERROR = "error";
    static final String SERVER = "server";

    /** An event: the agent is there. */
    static final String ALIVE = "alive";

    /** An event: a server has ended that nobody had asked to. */
    static final String ENDED = "ended";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, @Nullable Object> members;

    private BoxMessage(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    static BoxMessage empty() {
        return new BoxMessage(new LinkedHashMap<>());
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when the line is none
     */
    static BoxMessage parse(String line) {
        try {
            return new BoxMessage(
                    JSON.readValue(line, new TypeReference<LinkedHashMap<String, @Nullable Object>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a message: " + line, e);
        }
    }

    /** Adds a member. */
    BoxMessage with(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    /** What is asked. */
    BoxQuestion asks() {
        return BoxQuestion.valueOf(text(ASKS));
    }

    String text(String name) {
        return String.valueOf(members.get(name));
    }

    long number(String name) {
        if (members.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException(name + " is missing in " + line());
    }

    List<String> texts(String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Rows of whole numbers. */
    long[][] table(String name) {
        return members.get(name) instanceof List<?> rows
                ? rows.stream()
                        .map(row -> row instanceof List<?> cells
                                ? cells.stream()
                                        .mapToLong(cell -> cell instanceof Number number ? number.longValue() : 0)
                                        .toArray()
                                : new long[0])
                        .toArray(long[][]::new)
                : new long[0][];
    }

    Map<String, @Nullable Object> members() {
        return members;
    }

    /** The line. */
    String line() {
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers and lists can be written", e);
        }
    }
}
