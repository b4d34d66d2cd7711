package dev.onecore.evidence;

import dev.onecore.model.LatencyKind;
import dev.onecore.model.Origin;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * {@code latency.hlog}: a histogram per kind of latency and 100 ms interval, in the log format of HdrHistogram 1.3, tagged
 * {@code <kind>/<injector>/<phase>} as in {@code response/0/1}. The phase is its number in the workload, from 0; logs written
 * before it was have a tag of two parts.
 *
 * <p>Times are seconds since the trial's origin, whose wall time is the log's base time. They have nine decimals where
 * HdrHistogram's own writer has three, which its readers take as well, so that an interval lies where its operations lay.
 * Memory is constant, and a crash loses nothing that was appended. Any thread may append.
 */
public final class LatencyLog implements Closeable {

    /** Its name in a trial's folder. */
    public static final String FILE = "latency.hlog";

    private final AppendLog log;
    private final HistogramCodec codec = new HistogramCodec();

    LatencyLog(AppendLog log, Origin origin) {
        this.log = log;
        log.header(header(origin));
    }

    private static String header(Origin origin) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        HistogramLogWriter writer = new HistogramLogWriter(text);
        writer.outputComment("[Nanoseconds; times are seconds since the trial's origin, tags are kind/injector/phase]");
        writer.outputLogFormatVersion();
        writer.outputBaseTime(origin.wall().toEpochMilli());
        writer.outputLegend();
        writer.close();
        return text.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /** The last line of a log with that many intervals; a comment to HdrHistogram. */
    static String end(long intervals) {
        return "#[End: " + intervals + " intervals]\n";
    }

    /**
     * Appends one interval. When that fails, the one who opened the trial's folder is told once, and this and later intervals
     * are dropped.
     *
     * @param kind what was timed
     * @param injector its number, from 0
     * @param phase its number in the workload, from 0
     * @param beginNs since the trial's origin
     * @param endNs since the trial's origin
     * @param counts nanoseconds; read before this returns, and the caller's again afterwards
     */
    public void append(LatencyKind kind, int injector, int phase, long beginNs, long endNs, Histogram counts) {
        synchronized (codec) {
            log.append(new IntervalLine(kind, injector, OptionalInt.of(phase), beginNs, endNs)
                    .print(counts.getMaxValue(), codec.encode(counts)));
        }
    }

    /** Ends the log; an interval that is appended later is dropped. */
    @Override
    public void close() throws IOException {
        log.close();
    }
}
