package dev.onecore.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onecore.model.Verdict.Outcome;
import dev.onecore.report.StoredResult.StoredFigure;
import dev.onecore.report.StoredResult.StoredWorkload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Reads {@code result.json} again, as {@link ResultJson} wrote it, however old. */
final class ResultReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ResultReader() {}

    /** What a file says; empty when it is missing, cut short, of another schema, or does not say when its campaign began. */
    static Optional<StoredResult> read(Path file) {
        try {
            JsonNode root = JSON.readTree(file.toFile());
            return root.path("schema").asText().equals(ResultJson.SCHEMA)
                    ? Optional.of(result(root))
                    : Optional.empty();
        } catch (IOException | DateTimeParseException e) {
            // Such a file costs its own line alone; the campaign's folder tells the rest.
            return Optional.empty();
        }
    }

    private static StoredResult result(JsonNode root) {
        List<Boolean> counting = list(root.path("trials"), ResultReader::counts);
        return new StoredResult(
                Instant.parse(text(root.path("campaign"), "started")),
                text(root.path("campaign"), "simulation"),
                list(root.path("targets"), target -> text(target, "name")),
                list(root.path("workloads"), ResultReader::workload),
                list(root.path("answers"), ResultReader::answers).stream()
                        .flatMap(List::stream)
                        .toList(),
                counting.size(),
                (int) counting.stream().filter(counts -> counts).count(),
                list(root.path("figures"), ResultReader::figure).stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static boolean counts(JsonNode trial) {
        String verdict = text(trial, "verdict");
        return Arrays.stream(Outcome.values())
                .noneMatch(outcome -> outcome.label().equals(verdict) && !outcome.counts());
    }

    private static StoredWorkload workload(JsonNode workload) {
        Map<String, String> phases = new LinkedHashMap<>();
        workload.path("phases").forEach(phase -> phases.putIfAbsent(text(phase, "name"), text(phase, "title")));
        return new StoredWorkload(
                text(workload, "name"),
                text(workload, "title"),
                text(workload.path("primary"), "phase"),
                text(workload.path("primary"), "metric"),
                phases);
    }

    private static List<String> answers(JsonNode answer) {
        return list(answer.path("sentences"), sentence -> text(answer, "title") + ": " + sentence.asText());
    }

    private static Optional<StoredFigure> figure(JsonNode figure) {
        OptionalDouble value = number(figure, "value");
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(new StoredFigure(
                        text(figure, "workload"),
                        text(figure, "phase"),
                        text(figure, "target"),
                        text(figure, "metric"),
                        text(figure, "unit"),
                        text(figure, "better"),
                        value.getAsDouble(),
                        number(figure, "low"),
                        number(figure, "high")));
    }

    private static String text(JsonNode object, String member) {
        return object.path(member).asText();
    }

    private static OptionalDouble number(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }

    private static <T> List<T> list(JsonNode items, Function<JsonNode, T> each) {
        List<T> list = new ArrayList<>();
        items.forEach(item -> list.add(each.apply(item)));
        return list;
    }
}
