package dev.onecore.model;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The histogram of one kind of latency in one interval of a phase.
 *
 * @param beginNs start of the interval since the trial's origin
 * @param endNs its end
 * @param counts nanoseconds, 3 significant digits; never changed once it is here
 */
public record Slice(long beginNs, long endNs, Histogram counts) {

    /** Adds the counts to {@code sum}; see {@link #add}. */
    public void addTo(Histogram sum) {
        add(counts, sum);
    }

    /**
     * Adds one histogram to another, recorded value by recorded value. HdrHistogram's own addition walks all 30,000 cells of
     * a range in one loop, which ten times a second is too seldom for a compiler to notice: interpreted, it took half of the
     * injector's core.
     */
    public static void add(Histogram from, Histogram to) {
        for (HistogramIterationValue value : from.recordedValues()) {
            to.recordValueWithCount(value.getValueIteratedTo(), value.getCountAtValueIteratedTo());
        }
    }
}
