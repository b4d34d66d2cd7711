package dev.onecore.evidence;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A file that is one JSON object: written whole or not at all, read with its faults told in words. */
final class JsonFile {

    private JsonFile() {}

    /**
     * Replaces {@code file} by {@code value}; a reader sees the old content or the new one, never a part.
     *
     * @throws IOException when it cannot be written; the old content stands
     */
    static void write(Path file, Object value) throws IOException {
        WholeFile.write(file, Json.FILE.writeValueAsString(value) + "\n");
    }

    /** The object in {@code file}, when it is of that schema; otherwise empty, and {@code problem} hears why. */
    static <T> Optional<T> read(Path file, Class<T> type, String schema, Consumer<String> problem) {
        Optional<JsonNode> tree = tree(file, problem);
        if (tree.isEmpty()) {
            return Optional.empty();
        }
        String found = tree.get().path("schema").asText("none");
        if (!found.equals(schema)) {
            problem.accept("its schema is %s, but only %s is known here".formatted(Fault.quoted(found), schema));
            return Optional.empty();
        }
        try {
            return Optional.of(Json.FILE.treeToValue(tree.get(), type));
        } catch (JacksonException e) {
            problem.accept(Fault.in(e));
        } catch (IllegalArgumentException e) {
            problem.accept(Fault.in(e));
        }
        return Optional.empty();
    }

    /** The JSON object in {@code file}; empty when there is none, and {@code problem} hears why. */
    static Optional<JsonNode> tree(Path file, Consumer<String> problem) {
        try {
            JsonNode tree = Json.FILE.readTree(Files.readAllBytes(file));
            if (tree.isObject()) {
                return Optional.of(tree);
            }
            problem.accept(tree.isMissingNode() ? "it is empty" : "it holds no JSON object");
        } catch (NoSuchFileException e) {
            problem.accept("it is missing");
        } catch (JacksonException e) {
            problem.accept(Fault.in(e));
        } catch (IOException e) {
            problem.accept("it cannot be read (" + Fault.in(e) + ")");
        }
        return Optional.empty();
    }
}
