package dev.onecore.statistics;

import java.util.List;

/**
 * The histograms of a stretch of time, and what they come to: the sum is asked for by each figure that the stretch has.
 *
 * @param intervals one a 100 ms in order, empty ones included: a stall is seen by its place
 * @param sum all of them added
 */
public record HistogramSeries(List<SparseHistogram> intervals, SparseHistogram sum) {
    private static final HistogramSeries EMPTY = HistogramSeries.of(List.of());

    public HistogramSeries {
        intervals = List.copyOf(intervals);
    }

    /** Adds the intervals up. */
    public static HistogramSeries of(List<SparseHistogram> intervals) {
        return new HistogramSeries(intervals, SparseHistogram.sum(intervals));
    }

    /** No time at all. */
    public static HistogramSeries empty() {
        return EMPTY;
    }

    /** What they come to, without the intervals: of several rounds nothing else is asked for. */
    public HistogramSeries summed() {
        return new HistogramSeries(List.of(), sum);
    }

    /** Whether nothing was recorded. */
    public boolean isEmpty() {
        return sum.total() == 0;
    }
}
