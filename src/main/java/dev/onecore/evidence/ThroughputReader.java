package dev.onecore.evidence;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onecore.model.Tick;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@link ThroughputLog}s. */
final class ThroughputReader {

    private ThroughputReader() {}

    /** The ticks in the file's order. */
    static List<Tick> read(Path file, boolean expected, List<String> problems) {
        List<Tick> ticks = new ArrayList<>();
        LogReader.read(
                file,
                expected,
                line -> {
                    JsonNode tree = JsonLine.tree(line);
                    if (tree.has("event")) {
                        return new LogLine.End(JsonLine.number(tree, "ticks").orElse(-1));
                    }
                    ticks.add(tick(tree));
                    return LogLine.ENTRY;
                },
                problems);
        return ticks;
    }

    private static Tick tick(JsonNode tree) {
        try {
            Tick tick = Json.LINE.treeToValue(tree, Tick.class);
            if (tick.endNs() < tick.beginNs() || tick.received() < 0 || tick.bytes() < 0 || tick.failed() < 0) {
                throw new IllegalArgumentException("it counts or runs backwards");
            }
            return tick;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(Fault.in(e), e);
        }
    }
}
