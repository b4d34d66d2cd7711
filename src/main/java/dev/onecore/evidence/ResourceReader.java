package dev.onecore.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onecore.model.Origin;
import dev.onecore.model.ResourceSample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads the sampler's {@code resources.jsonl}, schema {@code onecore/resources/1}, and moves its readings to the trial's origin:
 * both count on the machine's one monotonic clock.
 */
final class ResourceReader {

    private static final long NS_PER_MS = 1_000_000;

    private ResourceReader() {}

    /** The readings in order of time; of a long log means of neighbours, so that an hour takes as much memory as ten minutes. */
    static List<ResourceSample> read(Path file, boolean expected, Origin origin, List<String> problems) {
        Readings readings = new Readings();
        LogReader.read(
                file,
                expected,
                line -> {
                    JsonNode tree = JsonLine.tree(line);
                    if (tree.has("schema")) {
                        return LogLine.OTHER;
                    }
                    if (tree.has("event")) {
                        return new LogLine.End(JsonLine.number(tree, "samples").orElse(-1));
                    }
                    readings.add(sample(tree, origin));
                    return LogLine.ENTRY;
                },
                problems);
        return readings.inOrder();
    }

    private static ResourceSample sample(JsonNode reading, Origin origin) {
        JsonNode process = reading.path("process");
        JsonNode machine = reading.path("machine");
        long at = JsonLine.number(reading, "monotonicNs")
                .orElseThrow(() -> new IllegalArgumentException("monotonicNs is missing"));
        List<Double> cores = new ArrayList<>();
        machine.path("busyPercent").forEach(core -> cores.add(JsonLine.finite(core, "busyPercent")));
        return new ResourceSample(
                origin.since(at),
                cpuNs(process),
                JsonLine.share(process, "cpuPercent"),
                JsonLine.number(process, "gcNs"),
                JsonLine.number(process, "heapBytes"),
                JsonLine.number(process, "rssBytes"),
                JsonLine.number(process, "threads"),
                JsonLine.number(process, "openFiles"),
                sum(process, "voluntarySwitches", "involuntarySwitches"),
                JsonLine.share(machine, "stealPercent"),
                cores);
    }

    /** Nanoseconds where the kernel counts them, else its ticks. */
    private static OptionalLong cpuNs(JsonNode process) {
        OptionalLong exact = JsonLine.number(process, "cpuNs");
        if (exact.isPresent()) {
            return exact;
        }
        OptionalLong ticksMs = sum(process, "cpuUserMs", "cpuSystemMs");
        return ticksMs.isPresent() ? OptionalLong.of(ticksMs.getAsLong() * NS_PER_MS) : OptionalLong.empty();
    }

    private static OptionalLong sum(JsonNode process, String one, String other) {
        OptionalLong first = JsonLine.number(process, one);
        OptionalLong second = JsonLine.number(process, other);
        return first.isPresent() && second.isPresent()
                ? OptionalLong.of(first.getAsLong() + second.getAsLong())
                : OptionalLong.empty();
    }
}
