package dev.onecore.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code reports/index.html}: all campaigns of a folder, newest first. */
final class Shelf {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Shelf() {}

    /**
     * A campaign as the template sees it; all texts are untrusted.
     *
     * @param href its page
     * @param started when, as ISO 8601
     * @param when the same for a reader
     * @param simulation that ran
     * @param targets names
     * @param trials how many count, of how many
     * @param answers a sentence each
     */
    record Entry(
            String href,
            String started,
            String when,
            String simulation,
            List<String> targets,
            String trials,
            List<String> answers) {}

    /** The page, from the {@code result.json} of each campaign; a folder whose file is missing or broken is left out. */
    static String of(Path reports) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> folders = Files.list(reports)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                Path result = folder.resolve(Report.RESULT);
                if (Files.isRegularFile(result) && Files.isRegularFile(folder.resolve(Report.PAGE))) {
                    add(entries, String.valueOf(folder.getFileName()), result);
                }
            }
        }
        entries.sort(Comparator.comparing(Entry::started).reversed());
        return new Template("shelf.peb").render(Map.of("entries", entries), List.of("page.css"), List.of());
    }

    private static void add(List<Entry> entries, String folder, Path result) {
        JsonNode root;
        Instant started;
        try {
            root = JSON.readTree(result.toFile());
            started = Instant.parse(root.path("campaign").path("started").asText());
        } catch (IOException | DateTimeParseException e) {
            // A file that is cut short costs its own line alone; the campaign's folder tells the rest.
            return;
        }
        if (!root.path("schema").asText().equals(ResultJson.SCHEMA)) {
            return;
        }
        long counting = 0;
        for (JsonNode trial : root.path("trials")) {
            String verdict = trial.path("verdict").asText();
            counting += verdict.equals("FAILED") || verdict.equals("INVALID") ? 0 : 1;
        }
        entries.add(new Entry(
                Beside.encoded(folder) + "/" + Report.PAGE,
                started.toString(),
                Page.when(started),
                root.path("campaign").path("simulation").asText(),
                root.path("targets").findValuesAsText("name"),
                counting + " of " + root.path("trials").size(),
                sentences(root.path("answers"))));
    }

    private static List<String> sentences(JsonNode answers) {
        List<String> sentences = new ArrayList<>();
        answers.forEach(answer -> answer.path("sentences")
                .forEach(sentence -> sentences.add(answer.path("title").asText() + ": " + sentence.asText())));
        return sentences;
    }
}
