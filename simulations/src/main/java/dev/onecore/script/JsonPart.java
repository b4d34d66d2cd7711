package dev.onecore.script;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value at a JSON pointer, read no further than to there. */
final class JsonPart implements Part {
    private static final JsonFactory JSON = new JsonFactory();

    private final String pointer;
    private final List<JsonPointer> steps;

    /** Throws {@link IllegalArgumentException} when it is no JSON pointer. */
    JsonPart(String pointer) {
        this.pointer = pointer;
        List<JsonPointer> path = new ArrayList<>();
        for (JsonPointer at = JsonPointer.compile(pointer); at != null && !at.matches(); at = at.tail()) {
            path.add(at);
        }
        steps = List.copyOf(path);
    }

    @Override
    public String description() {
        return pointer.isEmpty() ? "the whole of it" : pointer;
    }

    /** Null too for what is no JSON, as a message of another kind may not be. */
    @Override
    public @Nullable String of(Message message) {
        byte[] bytes = message.bytes();
        try (JsonParser parser = JSON.createParser(bytes)) {
            JsonToken token = parser.nextToken();
            for (int depth = 0; depth < steps.size() && token != null; depth++) {
                token = token == JsonToken.START_OBJECT
                        ? member(parser, steps.get(depth).getMatchingProperty())
                        : token == JsonToken.START_ARRAY
                                ? element(parser, steps.get(depth).getMatchingIndex())
                                : null;
            }
            return token == null ? null : value(parser, token, message);
        } catch (IOException notJson) {
            return null;
        }
    }

    private static @Nullable JsonToken member(JsonParser parser, String name) throws IOException {
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (field.equals(name)) {
                return value;
            }
            parser.skipChildren();
        }
        return null;
    }

    private static @Nullable JsonToken element(JsonParser parser, int index) throws IOException {
        JsonToken value = parser.nextToken();
        for (int i = 0; i < index && value != JsonToken.END_ARRAY; i++) {
            parser.skipChildren();
            value = parser.nextToken();
        }
        return index < 0 || value == JsonToken.END_ARRAY ? null : value;
    }

    private static @Nullable String value(JsonParser parser, JsonToken token, Message message) throws IOException {
        if (!token.isStructStart()) {
            return parser.getText();
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int to = (int) parser.currentLocation().getByteOffset();
        return new String(message.bytes(), from, to - from, java.nio.charset.StandardCharsets.UTF_8);
    }
}
