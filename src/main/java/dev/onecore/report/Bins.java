package dev.onecore.report;

import dev.onecore.statistics.SparseHistogram;
import java.util.SortedMap;
import java.util.TreeMap;

/** Bins of latency on a logarithmic axis, ten a decade. */
final class Bins {
    private static final int PER_DECADE = 10;

    private Bins() {}

    /** How many values each bin holds; bins without one are absent. */
    static SortedMap<Integer, Long> of(SparseHistogram nanoseconds) {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        nanoseconds.each((value, count) -> {
            int bin = (int) Math.floor(PER_DECADE * Math.log10(Math.max(1, value) / 1e3));
            counts.merge(bin, count, Long::sum);
        });
        return counts;
    }

    /** Where a bin begins, in microseconds. */
    static double beginUs(int bin) {
        return Math.pow(10, (double) bin / PER_DECADE);
    }
}
