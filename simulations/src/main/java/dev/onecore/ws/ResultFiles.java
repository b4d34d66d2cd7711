package dev.onecore.ws;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.onecore.load.IntervalSink;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Origin;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * What a run without a campaign leaves of one server where that was asked for: {@code onecore-<when>-<server>.hlog}, a histogram of
 * nanoseconds for each request, kind of time and 100 ms, in the format of HdrHistogram's logs, and {@code .json} of the same name with
 * the sums.
 */
final class ResultFiles {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final double NS_PER_S = TimeUnit.SECONDS.toNanos(1);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path json;
    private final HistogramLogWriter log;

    private ResultFiles(Path json, HistogramLogWriter log) {
        this.json = json;
        this.log = log;
    }

    /**
     * Begins the files.
     *
     * @param target whose figures they will have
     * @throws IOException when they cannot be made
     */
    static ResultFiles in(Path folder, String target, Origin origin) throws IOException {
        Files.createDirectories(folder);
        String name = "onecore-" + WHEN.format(origin.wall()) + "-" + target.replaceAll("[^A-Za-z0-9.-]", "-");
        return new ResultFiles(folder.resolve(name + ".json"), log(folder.resolve(name + ".hlog"), origin));
    }

    private static HistogramLogWriter log(Path file, Origin origin) throws FileNotFoundException {
        HistogramLogWriter log = new HistogramLogWriter(file.toFile());
        log.outputComment("[Nanoseconds; times are seconds since the base time, tags are request/kind]");
        log.outputLogFormatVersion();
        log.outputBaseTime(origin.wall().toEpochMilli());
        log.outputLegend();
        return log;
    }

    /** Takes the intervals of one request. */
    IntervalSink of(String request) {
        String tag = request.replaceAll("[\\s,]+", "-");
        return new IntervalSink() {
            @Override
            public void slice(LatencyKind kind, Slice slice) {
                write(tag + "/" + kind.tag(), slice);
            }

            @Override
            public void tick(Tick tick) {}
        };
    }

    private synchronized void write(String tag, Slice slice) {
        Histogram tagged = slice.counts().copy();
        tagged.setTag(tag);
        log.outputIntervalHistogram(slice.beginNs() / NS_PER_S, slice.endNs() / NS_PER_S, tagged, 1);
    }

    /**
     * Writes the sums, and ends both files.
     *
     * @return the file with the sums
     * @throws IOException when they cannot be written
     */
    synchronized Path end(Map<String, Object> sums) throws IOException {
        log.close();
        JSON.writeValue(json.toFile(), sums);
        return json;
    }
}
