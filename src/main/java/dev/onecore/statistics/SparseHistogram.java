package dev.onecore.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The recorded values of a histogram and how often each came, and no empty bin: 100 ms of latencies take some
 * hundred bytes instead of 270 KB. Immutable.
 */
public final class SparseHistogram {
    private static final SparseHistogram EMPTY = new SparseHistogram(new long[0], new long[0]);

    private final long[] values;
    private final long[] counts;
    private final long total;

    private SparseHistogram(long[] values, long[] counts) {
        this.values = values;
        this.counts = counts;
        this.total = LongStream.of(counts).sum();
    }

    /** The histogram without any value. */
    public static SparseHistogram empty() {
        return EMPTY;
    }

    /** A histogram's bins, each told by the highest value that falls into it, as HdrHistogram's own quantiles are. */
    public static SparseHistogram of(AbstractHistogram histogram) {
        long[] values = new long[16];
        long[] counts = new long[16];
        int size = 0;
        for (HistogramIterationValue bin : histogram.recordedValues()) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            values[size] = bin.getValueIteratedTo();
            counts[size++] = bin.getCountAtValueIteratedTo();
        }
        return new SparseHistogram(Arrays.copyOf(values, size), Arrays.copyOf(counts, size));
    }

    /** All of them added, bin by bin: halves are merged, as a merge sort does, since the values of each are in order. */
    public static SparseHistogram sum(List<SparseHistogram> parts) {
        if (parts.size() < 2) {
            return parts.isEmpty() ? EMPTY : parts.get(0);
        }
        int half = parts.size() / 2;
        return sum(parts.subList(0, half)).plus(sum(parts.subList(half, parts.size())));
    }

    private SparseHistogram plus(SparseHistogram other) {
        if (total == 0 || other.total == 0) {
            return total == 0 ? other : this;
        }
        long[] bothValues = new long[values.length + other.values.length];
        long[] bothCounts = new long[bothValues.length];
        int size = 0;
        int mine = 0;
        int its = 0;
        while (mine < values.length || its < other.values.length) {
            long value = Math.min(valueAt(mine), other.valueAt(its));
            bothValues[size] = value;
            if (valueAt(mine) == value) {
                bothCounts[size] += counts[mine++];
            }
            if (other.valueAt(its) == value) {
                bothCounts[size] += other.counts[its++];
            }
            size++;
        }
        return new SparseHistogram(Arrays.copyOf(bothValues, size), Arrays.copyOf(bothCounts, size));
    }

    /** A value by its place; beyond the last one what no latency reaches. */
    private long valueAt(int place) {
        return place < values.length ? values[place] : Long.MAX_VALUE;
    }

    /** Its values, ascending. */
    long[] axis() {
        return values.clone();
    }

    /** How many values were recorded. */
    public long total() {
        return total;
    }

    /** The distinct values, ascending. */
    public List<Long> values() {
        return LongStream.of(values).boxed().toList();
    }

    /** How often exactly this value was recorded. */
    public long count(long value) {
        int place = Arrays.binarySearch(values, value);
        return place < 0 ? 0 : counts[place];
    }

    /** How many recorded values are greater. */
    public long above(long value) {
        long above = 0;
        for (int i = values.length - 1; i >= 0 && values[i] > value; i--) {
            above += counts[i];
        }
        return above;
    }

    /**
     * The smallest recorded value that at least the share q of all values does not exceed: the inverse of the empirical
     * distribution (Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50, 1996,
     * definition 1).
     *
     * @param q between 0 and 1
     * @throws IllegalStateException if nothing was recorded
     */
    public long quantile(double q) {
        return values[placeOfRank(counts, rank(q, total))];
    }

    /** The value that stands at a place from 1 to {@link #total()} when all are laid out in ascending order. */
    long atRank(long rank) {
        return values[placeOfRank(counts, rank)];
    }

    /** The rank of a quantile: ⌈n·q⌉, at least 1, where a product that misses an integer by rounding alone is that integer. */
    static long rank(double q, long n) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("a quantile lies between 0 and 1: " + q);
        }
        double product = n * q;
        return Math.max(1, (long) Math.ceil(product - 4 * Math.ulp(product)));
    }

    /** The index at which running counts reach the rank. */
    static int placeOfRank(long[] counts, long rank) {
        long running = 0;
        for (int i = 0; i < counts.length; i++) {
            running += counts[i];
            if (running >= rank) {
                return i;
            }
        }
        throw new IllegalStateException("rank " + rank + " of " + running + " values");
    }
}
