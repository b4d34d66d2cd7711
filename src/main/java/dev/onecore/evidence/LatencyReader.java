package dev.onecore.evidence;

import dev.onecore.model.Slice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@link LatencyLog}s. */
final class LatencyReader {

    private static final Pattern END = Pattern.compile("#\\[End: (\\d{1,18}) intervals]");

    private final List<PhaseSlice> slices = new ArrayList<>();
    private final HistogramCodec codec = new HistogramCodec();

    private LatencyReader() {}

    /** The intervals in the file's order, those of several injectors side by side. */
    static List<PhaseSlice> read(Path file, boolean expected, List<String> problems) {
        LatencyReader reader = new LatencyReader();
        LogReader.read(file, expected, reader::take, problems);
        return reader.slices;
    }

    private LogLine take(String line) {
        if (line.startsWith("#")) {
            Matcher end = END.matcher(line);
            return end.matches() ? new LogLine.End(Long.parseLong(end.group(1))) : LogLine.OTHER;
        }
        if (line.startsWith("\"StartTimestamp\"")) {
            return LogLine.OTHER;
        }
        IntervalLine.Parsed parsed = IntervalLine.parse(line);
        IntervalLine interval = parsed.interval();
        Slice slice = new Slice(interval.beginNs(), interval.endNs(), codec.decode(parsed.histogram()));
        slices.add(new PhaseSlice(interval.phase(), interval.kind(), slice));
        return LogLine.ENTRY;
    }
}
