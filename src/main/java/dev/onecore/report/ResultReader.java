package dev.onecore.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onecore.evidence.CampaignFolder;
import dev.onecore.evidence.EvidenceException;
import dev.onecore.figures.Figures;
import dev.onecore.model.Campaign;
import dev.onecore.model.Environment;
import dev.onecore.model.Verdict.Outcome;
import dev.onecore.report.StoredResult.StoredFigure;
import dev.onecore.report.StoredResult.StoredPhase;
import dev.onecore.report.StoredResult.StoredPlace;
import dev.onecore.report.StoredResult.StoredRun;
import dev.onecore.report.StoredResult.StoredTarget;
import dev.onecore.report.StoredResult.StoredWorkload;
import dev.onecore.report.StoredResult.TrialCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads {@code result.json} again, as {@link ResultJson} wrote it, however old. */
public final class ResultReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ResultReader() {}

    /**
     * A campaign by its folder or by its {@code result.json}. A folder with evidence is read by that, as if its report were made
     * anew.
     *
     * @throws UnreadableResult when none is there, or it cannot be read
     */
    public static StoredResult open(Path given) {
        if (!Files.isDirectory(given)) {
            return file(given);
        }
        if (!CampaignFolder.holds(given)) {
            return file(given.resolve(Report.RESULT));
        }
        try {
            CampaignReading reading = CampaignReading.of(given);
            return result(ResultJson.of(reading.findings(), reading.environment(), reading.problems()));
        } catch (EvidenceException e) {
            throw new UnreadableResult(String.valueOf(e.getMessage()));
        }
    }

    /** A campaign that is only planned: its targets and workloads, and no figure. */
    public static StoredResult planned(Campaign campaign) {
        return result(ResultJson.of(Figures.of(campaign, List.of()), Environment.UNKNOWN, List.of()));
    }

    /** What a file says; empty when it is missing, cut short, of another schema, or does not say when its campaign began. */
    static Optional<StoredResult> read(Path file) {
        try {
            return Optional.of(file(file));
        } catch (UnreadableResult e) {
            // Such a file costs its own line alone; the campaign's folder tells the rest.
            return Optional.empty();
        }
    }

    private static StoredResult file(Path file) {
        if (!Files.exists(file)) {
            throw new UnreadableResult("no campaign in " + file + "; a campaign's folder or its result.json is needed");
        }
        try {
            JsonNode root = JSON.readTree(file.toFile());
            String schema = text(root, "schema");
            if (!schema.equals(ResultJson.SCHEMA)) {
                throw new UnreadableResult(file + " cannot be read: its schema is not " + ResultJson.SCHEMA);
            }
            return result(root);
        } catch (IOException | DateTimeParseException e) {
            throw new UnreadableResult(file + " cannot be read: it is cut short or no result.json");
        }
    }

    private static StoredResult result(JsonNode root) {
        return new StoredResult(
                run(root.path("campaign")),
                place(root),
                list(root.path("targets"), target -> target(target, root)),
                list(root.path("workloads"), ResultReader::workload),
                list(root.path("answers"), ResultReader::answers).stream()
                        .flatMap(List::stream)
                        .toList(),
                trials(root.path("trials")),
                list(root.path("figures"), ResultReader::figure).stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static StoredRun run(JsonNode campaign) {
        return new StoredRun(
                text(campaign, "id"),
                Instant.parse(text(campaign, "started")),
                text(campaign, "simulation"),
                texts(campaign.path("settings")));
    }

    private static StoredPlace place(JsonNode root) {
        JsonNode environment = root.path("environment");
        JsonNode cores = environment.path("cores");
        String words = cores.isObject()
                ? "server on core %s, injector on %s%s"
                        .formatted(
                                text(cores, "server"),
                                cores.has("injector") ? text(cores, "injector") : "any",
                                cores.path("sharesPhysicalCore").asBoolean() ? ", of one physical core" : "")
                : "";
        return new StoredPlace(
                texts(environment.path("machine")),
                words,
                some(text(environment, "revision")),
                some(text(root.path("calibration"), "summary")));
    }

    private static StoredTarget target(JsonNode target, JsonNode root) {
        boolean startedHere = !target.has("uri");
        String address = text(target, startedHere ? "folder" : "uri");
        JsonNode started = root.path("environment").path("contenders").path(address);
        return new StoredTarget(
                text(target, "name"), startedHere, address, list(started.path("command"), JsonNode::asText));
    }

    private static TrialCount trials(JsonNode trials) {
        List<Boolean> counting = list(trials, ResultReader::counts);
        List<String> failed = new ArrayList<>();
        trials.forEach(trial -> {
            if (text(trial, "verdict").equals(Outcome.FAILED.label())) {
                failed.add(String.format(
                        Locale.ROOT,
                        "trial %d (%s, %s, round %d)",
                        trial.path("order").asInt(),
                        text(trial, "workload"),
                        text(trial, "target"),
                        trial.path("round").asInt()));
            }
        });
        return new TrialCount(
                counting.size(),
                (int) counting.stream().filter(counts -> counts).count(),
                failed);
    }

    private static boolean counts(JsonNode trial) {
        String verdict = text(trial, "verdict");
        return Arrays.stream(Outcome.values())
                .noneMatch(outcome -> outcome.label().equals(verdict) && !outcome.counts());
    }

    private static StoredWorkload workload(JsonNode workload) {
        return new StoredWorkload(
                text(workload, "name"),
                text(workload, "title"),
                text(workload.path("primary"), "phase"),
                text(workload.path("primary"), "metric"),
                Stream.concat(
                                list(workload.path("phases"), phase -> phase(phase, true)).stream(),
                                list(workload.path("unmeasured"), phase -> phase(phase, false)).stream())
                        .toList());
    }

    private static StoredPhase phase(JsonNode phase, boolean measured) {
        Map<String, String> shape = new LinkedHashMap<>();
        phase.path("load")
                .properties()
                .forEach(member -> shape.put(member.getKey(), member.getValue().asText()));
        phase.properties().stream()
                .filter(member -> member.getValue().isNumber())
                .forEach(member -> shape.put(member.getKey(), member.getValue().asText()));
        return new StoredPhase(text(phase, "name"), text(phase, "title"), measured, shape);
    }

    private static List<String> answers(JsonNode answer) {
        return list(answer.path("sentences"), sentence -> text(answer, "title") + ": " + sentence.asText());
    }

    private static Optional<StoredFigure> figure(JsonNode figure) {
        OptionalDouble value = number(figure, "value");
        SortedMap<Integer, Double> rounds = new TreeMap<>();
        figure.path("each")
                .forEach(round -> rounds.put(
                        round.path("round").asInt(), round.path("value").asDouble()));
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(new StoredFigure(
                        text(figure, "workload"),
                        text(figure, "phase"),
                        text(figure, "target"),
                        text(figure, "metric"),
                        text(figure, "unit"),
                        text(figure, "better"),
                        figure.path("pinned").asBoolean(),
                        text(figure, "bound").equals("lower"),
                        value.getAsDouble(),
                        number(figure, "low"),
                        number(figure, "high"),
                        rounds));
    }

    private static String text(JsonNode object, String member) {
        return object.path(member).asText();
    }

    private static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static SortedMap<String, String> texts(JsonNode object) {
        SortedMap<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
        return texts;
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
