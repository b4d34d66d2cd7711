package dev.onecore.evidence;

import dev.onecore.model.Slice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@link LatencyLog}s. */
final class LatencyReader {

    private static final Pattern END = Pattern.compile("#\\[End: (\\d{1,18}) intervals]");

    private LatencyReader() {}

    /** Takes in an interval, or throws an {@link IllegalArgumentException} that says what is wrong with its histogram. */
    interface IntervalTaker extends BiConsumer<IntervalLine, String> {}

    /** Hands over each interval with its histogram, still encoded, in the file's order, those of several injectors side by side. */
    static void read(Path file, boolean expected, IntervalTaker taker, List<String> problems) {
        LogReader.read(file, expected, line -> take(line, taker), problems);
    }

    /** The intervals in the file's order. */
    static List<PhaseSlice> read(Path file, boolean expected, List<String> problems) {
        List<PhaseSlice> slices = new ArrayList<>();
        HistogramCodec codec = new HistogramCodec();
        read(
                file,
                expected,
                (interval, histogram) -> slices.add(new PhaseSlice(
                        interval.phase(),
                        interval.kind(),
                        new Slice(interval.beginNs(), interval.endNs(), codec.decode(histogram)))),
                problems);
        return slices;
    }

    private static LogLine take(String line, IntervalTaker taker) {
        if (line.startsWith("#")) {
            Matcher end = END.matcher(line);
            return end.matches() ? new LogLine.End(Long.parseLong(end.group(1))) : LogLine.OTHER;
        }
        if (line.startsWith("\"StartTimestamp\"")) {
            return LogLine.OTHER;
        }
        IntervalLine.Parsed parsed = IntervalLine.parse(line);
        taker.accept(parsed.interval(), parsed.histogram());
        return LogLine.ENTRY;
    }
}
