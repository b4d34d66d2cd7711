package dev.onecore.evidence;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onecore.model.Tick;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Reads {@link ThroughputLog}s. */
final class ThroughputReader {

    private ThroughputReader() {}

    /** The ticks in the file's order. */
    static List<PhaseTick> read(Path file, boolean expected, List<String> problems) {
        List<PhaseTick> ticks = new ArrayList<>();
        read(file, expected, ticks::add, problems);
        return ticks;
    }

    /** Hands over the ticks one by one in the file's order. */
    static void read(Path file, boolean expected, Consumer<PhaseTick> taker, List<String> problems) {
        LogReader.read(
                file,
                expected,
                line -> {
                    JsonNode tree = JsonLine.tree(line);
                    if (tree.has("event")) {
                        return new LogLine.End(JsonLine.number(tree, "ticks").orElse(-1));
                    }
                    taker.accept(new PhaseTick(phase(tree), tick(tree)));
                    return LogLine.ENTRY;
                },
                problems);
    }

    private static OptionalInt phase(JsonNode tree) {
        OptionalLong number = JsonLine.number(tree, "phase");
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
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
