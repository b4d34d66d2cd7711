package dev.onecore.figures;

import dev.onecore.model.LatencyKind;
import dev.onecore.statistics.SparseHistogram;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A phase in intervals of 100 ms from its begin, or of a multiple where it is long, quiet ones included. Histograms are sparse ones,
 * which are a thousandth of the size, so that a whole trial fits into memory.
 */
public final class Intervals {
    /** Of a place of the grid. */
    public static final long WIDTH_NS = 100_000_000;

    private static final double PER_SEC = 1e9 / WIDTH_NS;

    private final int places;
    private final int width;
    private final Map<LatencyKind, List<SparseHistogram>> histograms = new EnumMap<>(LatencyKind.class);
    private final Map<LatencyKind, LatencyCourse> courses = new EnumMap<>(LatencyKind.class);
    private final long[] received;
    private final long[] bytes;

    /**
     * Takes all that was collected.
     *
     * @param places of 100 ms
     * @param width places of one interval
     */
    Intervals(
            int places, int width, Map<LatencyKind, List<SparseHistogram>> histograms, long[] received, long[] bytes) {
        this.places = places;
        this.width = width;
        this.histograms.putAll(histograms);
        this.received = received;
        this.bytes = bytes;
    }

    /** What came back in its intervals, without their histograms. */
    Intervals withoutHistograms() {
        return new Intervals(places, width, Map.of(), received, bytes);
    }

    /** How many times 100 ms one interval is long. */
    public int width() {
        return width;
    }

    /** Seconds from the phase's begin to that of an interval. */
    public double seconds(int interval) {
        return (double) interval * width * WIDTH_NS / 1e9;
    }

    /** How many intervals there are. */
    public int count() {
        return received.length;
    }

    /** One sparse histogram an interval; an empty list if that kind of latency has no samples at all. */
    List<SparseHistogram> histograms(LatencyKind kind) {
        return histograms.getOrDefault(kind, List.of());
    }

    /** How long operations took in each interval. */
    LatencyCourse course(LatencyKind kind) {
        return courses.computeIfAbsent(kind, first -> LatencyCourse.of(histograms(first), 1));
    }

    /** Checked messages that arrived from interval {@code from} on, to the end of interval {@code to} − 1. */
    long received(int from, int to) {
        return sum(received, from, to);
    }

    /** Checked payload bytes that arrived from interval {@code from} on, to the end of interval {@code to} − 1. */
    long bytes(int from, int to) {
        return sum(bytes, from, to);
    }

    /** Messages a second, one number an interval. */
    public List<Double> rates() {
        return IntStream.range(0, received.length)
                .mapToObj(i -> received[i] * PER_SEC / placesOf(i))
                .toList();
    }

    /** Megabytes a second, one number an interval. */
    public List<Double> bandwidths() {
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> bytes[i] / 1e6 * PER_SEC / placesOf(i))
                .toList();
    }

    /** The last one may be shorter. */
    private int placesOf(int interval) {
        return Math.min(width, places - interval * width);
    }

    private static long sum(long[] series, int from, int to) {
        long sum = 0;
        for (int i = from; i < Math.min(to, series.length); i++) {
            sum += series[i];
        }
        return sum;
    }
}
