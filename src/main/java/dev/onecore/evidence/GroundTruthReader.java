package dev.onecore.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onecore.model.GroundTruth;
import dev.onecore.model.Origin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a calibration server says of itself among the lines of its {@code server.log}, and moves it to the trial's origin:
 * both count on the machine's one monotonic clock.
 */
final class GroundTruthReader {

    private GroundTruthReader() {}

    /**
     * What it did, in the order of the file; empty where there is no such file. A line of another kind, or one that is damaged,
     * is passed over: a claim that needs it finds no truth and does not pass.
     */
    static List<GroundTruth> read(Path serverLog, Origin origin) {
        // A stream reader puts a mark where bytes are not UTF-8; Files.readAllLines would give up on the file.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(serverLog), StandardCharsets.UTF_8))) {
            return lines.lines().flatMap(line -> parse(line, origin).stream()).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static Optional<GroundTruth> parse(String line, Origin origin) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return event(JsonLine.tree(line), origin);
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<GroundTruth> event(JsonNode line, Origin origin) {
        return switch (line.path("event").asText()) {
            case "froze", "lapsed" ->
                Optional.of(new GroundTruth.Stalled(instant(line, "beginNs", origin), instant(line, "endNs", origin)));
            case "served" -> Optional.of(new GroundTruth.Served(number(line, "echoes"), number(line, "ns")));
            case "touched" ->
                Optional.of(new GroundTruth.Touched(
                        instant(line, "beginNs", origin), instant(line, "endNs", origin), number(line, "bytes")));
            case "burnt" -> Optional.of(new GroundTruth.Burnt(instant(line, "atNs", origin), number(line, "cpuNs")));
            case "warmed" -> Optional.of(new GroundTruth.Warmed(instant(line, "atNs", origin)));
            default -> Optional.empty();
        };
    }

    private static long instant(JsonNode line, String member, Origin origin) {
        return origin.since(number(line, member));
    }

    private static long number(JsonNode line, String member) {
        return JsonLine.number(line, member).orElseThrow(() -> new IllegalArgumentException(member + " is missing"));
    }
}
