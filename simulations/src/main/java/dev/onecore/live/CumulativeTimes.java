package dev.onecore.live;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Times since the run began, in the buckets of a classic histogram of Prometheus. Any thread may call. */
final class CumulativeTimes {

    /** Upper bounds in seconds, each a time that somebody may ask for: 1, 2, 5 and so on. The last bucket has none. */
    static final List<Double> BOUNDS = List.of(
            2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 1e-2, 2e-2, 5e-2, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0,
            60.0);

    private static final double NS_PER_S = TimeUnit.SECONDS.toNanos(1);

    private final long[] counts = new long[BOUNDS.size() + 1];
    private double sumSeconds;

    /**
     * What a bucket histogram says at one instant.
     *
     * @param counts of each bucket alone, one more than there are bounds
     * @param sumSeconds of all times
     */
    record Buckets(List<Long> counts, double sumSeconds) {}

    /** Adds an interval's times, in nanoseconds. */
    synchronized void add(Histogram interval) {
        for (HistogramIterationValue value : interval.recordedValues()) {
            double seconds = value.getValueIteratedTo() / NS_PER_S;
            counts[bucket(seconds)] += value.getCountAtValueIteratedTo();
            sumSeconds += seconds * value.getCountAtValueIteratedTo();
        }
    }

    private static int bucket(double seconds) {
        for (int bucket = 0; bucket < BOUNDS.size(); bucket++) {
            if (seconds <= BOUNDS.get(bucket)) {
                return bucket;
            }
        }
        return BOUNDS.size();
    }

    synchronized Buckets now() {
        return new Buckets(Arrays.stream(counts).boxed().toList(), sumSeconds);
    }
}
