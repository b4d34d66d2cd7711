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
import java.util.Optional;
import java.util.stream.Stream;

/** {@code reports/index.html}: all campaigns of a folder, newest first, and how a chosen figure went over them. */
final class CampaignIndex {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CampaignIndex() {}

    /**
     * A campaign as the template sees it; all texts are untrusted.
     *
     * @param href its page
     * @param started when, as ISO 8601
     * @param when the same for a reader
     * @param simulation that ran
     * @param targets names
     * @param workloads titles
     * @param trials how many count, of how many
     * @param answers a sentence each
     */
    record IndexLine(
            String href,
            String started,
            String when,
            String simulation,
            List<String> targets,
            List<String> workloads,
            String trials,
            List<String> answers) {}

    /** A campaign and what it found. */
    record CampaignEntry(IndexLine entry, JsonNode result) {}

    /** The page, from the {@code result.json} of each campaign; a folder whose file is missing or broken is left out. */
    static String of(Path reports) throws IOException {
        List<CampaignEntry> campaigns = new ArrayList<>();
        try (Stream<Path> folders = Files.list(reports)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                if (Files.isRegularFile(folder.resolve(Report.PAGE))) {
                    campaign(folder).ifPresent(campaigns::add);
                }
            }
        }
        campaigns.sort(Comparator.comparing(
                        (CampaignEntry campaign) -> campaign.entry().started())
                .reversed());
        List<IndexLine> entries = campaigns.stream().map(CampaignEntry::entry).toList();
        return new Template("index.peb")
                .render(
                        Map.of("entries", entries, "data", ScriptSafe.json(Trend.of(campaigns))),
                        List.of("page.css"),
                        List.of("echarts.js", "look.js", "index.js"));
    }

    private static Optional<CampaignEntry> campaign(Path folder) {
        try {
            JsonNode root = JSON.readTree(folder.resolve(Report.RESULT).toFile());
            Instant started =
                    Instant.parse(root.path("campaign").path("started").asText());
            return root.path("schema").asText().equals(ResultJson.SCHEMA)
                    ? Optional.of(new CampaignEntry(entry(String.valueOf(folder.getFileName()), started, root), root))
                    : Optional.empty();
        } catch (IOException | DateTimeParseException e) {
            // A file that is missing or cut short costs its own line alone; the campaign's folder tells the rest.
            return Optional.empty();
        }
    }

    private static IndexLine entry(String folder, Instant started, JsonNode root) {
        long counting = 0;
        for (JsonNode trial : root.path("trials")) {
            String verdict = trial.path("verdict").asText();
            counting += verdict.equals("FAILED") || verdict.equals("INVALID") ? 0 : 1;
        }
        return new IndexLine(
                SiblingFiles.encoded(folder) + "/" + Report.PAGE,
                started.toString(),
                Page.when(started),
                root.path("campaign").path("simulation").asText(),
                texts(root.path("targets"), "name"),
                texts(root.path("workloads"), "title"),
                counting + " of " + root.path("trials").size(),
                sentences(root.path("answers")));
    }

    private static List<String> texts(JsonNode items, String name) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.path(name).asText()));
        return texts;
    }

    private static List<String> sentences(JsonNode answers) {
        List<String> sentences = new ArrayList<>();
        answers.forEach(answer -> answer.path("sentences")
                .forEach(sentence -> sentences.add(answer.path("title").asText() + ": " + sentence.asText())));
        return sentences;
    }
}
