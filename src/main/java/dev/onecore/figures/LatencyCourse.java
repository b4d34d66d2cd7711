package dev.onecore.figures;

import dev.onecore.statistics.SparseHistogram;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the operations of a phase took over time: quantiles of spans one after another, each of the added counts of its intervals,
 * in nanoseconds; NaN without a sample.
 *
 * @param span intervals of one span, 1 or more
 * @param median of each span
 * @param p99 of each span
 */
public record LatencyCourse(int span, List<Double> median, List<Double> p99) {

    public LatencyCourse {
        median = List.copyOf(median);
        p99 = List.copyOf(p99);
    }

    /** The course of intervals that follow each other. */
    static LatencyCourse of(List<SparseHistogram> intervals, int span) {
        List<Double> median = new ArrayList<>();
        List<Double> p99 = new ArrayList<>();
        for (int i = 0; i < intervals.size(); i += span) {
            SparseHistogram sum = SparseHistogram.sum(intervals.subList(i, Math.min(i + span, intervals.size())));
            median.add(quantile(sum, 0.5));
            p99.add(quantile(sum, 0.99));
        }
        return new LatencyCourse(span, median, p99);
    }

    private static double quantile(SparseHistogram sum, double q) {
        return sum.total() == 0 ? Double.NaN : (double) sum.quantile(q);
    }
}
