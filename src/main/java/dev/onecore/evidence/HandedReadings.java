package dev.onecore.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onecore.model.Origin;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Target;
import dev.onecore.model.TrialResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Readings that a server took of itself while it was an endpoint of a campaign, with {@code --resource-log}, and that are handed
 * over afterwards. Nobody measured how its clock stood to the injector's, so the wall clocks of both are taken to agree.
 */
public final class HandedReadings {

    private static final String HANDED = "handed";
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Path log;
    private final ObjectNode header;
    private final List<ObjectNode> readings;
    private final Instant begin;
    private final long beginNs;

    private HandedReadings(Path log, ObjectNode header, List<ObjectNode> readings) {
        this.log = log;
        this.header = header;
        this.readings = readings;
        try {
            begin = Instant.parse(header.path("t0Wall").asText());
        } catch (DateTimeException e) {
            throw new EvidenceException(log + ": t0Wall of its first line is no time", e);
        }
        beginNs = JsonLine.number(header, "t0MonotonicNs")
                .orElseThrow(() -> new EvidenceException(log + ": t0MonotonicNs of its first line is missing", null));
    }

    /**
     * Puts the readings of a log to those trials of a target that it covers.
     *
     * @return how many trials got some
     * @throws EvidenceException when the campaign or the log cannot be read, has no such target, or the log covers none of its trials
     * @throws IOException when a trial's file cannot be written
     */
    public static int give(Path campaign, String target, Path log) throws IOException {
        HandedReadings handed = read(log);
        StoredCampaign stored = CampaignFolder.open(campaign);
        Target meant = stored.campaign().targets().stream()
                .filter(each -> each.name().equals(target))
                .findFirst()
                .orElseThrow(() -> new EvidenceException(
                        "the campaign has no target '" + target + "'; it has "
                                + String.join(
                                        ", ",
                                        stored.campaign().targets().stream()
                                                .map(Target::name)
                                                .toList()),
                        null));
        if (meant.startedHere()) {
            throw new EvidenceException(
                    target
                            + " was started and sampled by the campaign; readings are handed over for name=ws://host:port alone",
                    null);
        }
        int covered = 0;
        for (StoredTrial trial : stored.trials()) {
            if (trial.result().trial().target().equals(meant) && handed.give(trial)) {
                covered++;
            }
        }
        if (covered == 0) {
            throw new EvidenceException(
                    log + " covers no trial of " + target + ": it begins at " + handed.begin
                            + "; is it of that run, and do the clocks of both machines agree?",
                    null);
        }
        return covered;
    }

    private static HandedReadings read(Path log) {
        List<ObjectNode> lines = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(log, StandardCharsets.UTF_8)) {
                if (!line.isBlank()) {
                    object(line).ifPresent(lines::add);
                }
            }
        } catch (IOException e) {
            throw new EvidenceException(log + " cannot be read (" + Fault.in(e) + ")", e);
        }
        if (lines.isEmpty() || !lines.get(0).path("schema").asText().equals("onecore/resources/1")) {
            throw new EvidenceException(
                    log + " is no log of readings: its first line has no schema onecore/resources/1", null);
        }
        return new HandedReadings(
                log,
                lines.get(0),
                lines.stream().filter(line -> line.has("process")).toList());
    }

    /** Empty for a line that was cut off, as the last one may be. */
    private static Optional<ObjectNode> object(String line) {
        try {
            JsonNode tree = JsonLine.tree(line);
            return tree.isObject() ? Optional.of(tree.deepCopy()) : Optional.empty();
        } catch (IllegalArgumentException cutOff) {
            return Optional.empty();
        }
    }

    private boolean give(StoredTrial trial) throws IOException {
        TrialResult result = trial.result();
        Origin origin = result.origin();
        long aheadNs = beginNs
                - (origin.monotonicNs() + Duration.between(origin.wall(), begin).toNanos());
        ClockShift shift = new ClockShift(
                beginNs, aheadNs, beginNs, aheadNs, Duration.ofSeconds(1).toNanos());
        long firstNs = origin.monotonicNs() - MARGIN.toNanos();
        long lastNs = origin.monotonicNs()
                + result.phases().stream().mapToLong(PhaseSummary::endNs).max().orElse(0)
                + MARGIN.toNanos();
        List<ObjectNode> within = new ArrayList<>();
        for (ObjectNode reading : readings) {
            long atNs = shift.here(reading.path("monotonicNs").asLong());
            if (atNs >= firstNs && atNs <= lastNs) {
                within.add(reading.deepCopy().put("monotonicNs", atNs));
            }
        }
        Path file = trial.path().resolve(TrialFolder.RESOURCES);
        if (within.isEmpty()) {
            return false;
        }
        if (Files.exists(file)
                && !Files.readString(file, StandardCharsets.UTF_8).contains("\"" + HANDED + "\"")) {
            throw new EvidenceException(
                    "trials/" + trial.path().getFileName()
                            + " has readings of its own: the server ran on the injector's machine",
                    null);
        }
        StringBuilder text = new StringBuilder();
        text.append(header.deepCopy()
                        .put("t0MonotonicNs", shift.here(beginNs))
                        .put("clockAheadNs", aheadNs)
                        .put(HANDED, "clocks taken to agree"))
                .append('\n');
        within.forEach(reading -> text.append(reading).append('\n'));
        text.append(Json.LINE
                        .createObjectNode()
                        .put("event", "ended")
                        .put("samples", within.size())
                        .put("reason", "handed over"))
                .append('\n');
        WholeFile.write(file, text.toString());
        return true;
    }

    @Override
    public String toString() {
        return log + ", " + readings.size() + " readings";
    }
}
