package dev.onecore.statistics;

import java.util.Arrays;

/**
 * Counts that are added up by the bins of an HdrHistogram of three digits that begins at 1: an array has a place for each bin, so
 * that adding costs the same however many bins there are.
 */
final class BinCounts {
    /** Bins of one power of two: 2¹⁰ are the least that keep three digits. */
    private static final int DIGITS = 10;

    private long[] counts = new long[1 << 14];
    private int end;

    /** Adds to the bin that a value is the highest of; where it is that of none, nothing is added and the answer is no. */
    boolean add(long value, long count) {
        int coarse = Math.max(0, 63 - Long.numberOfLeadingZeros(value | 1) - DIGITS);
        if (((value + 1) & ((1L << coarse) - 1)) != 0) {
            return false;
        }
        int place = (coarse << DIGITS) + (int) (value >>> coarse);
        if (place >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(place + 1, 2 * counts.length));
        }
        counts[place] += count;
        end = Math.max(end, place + 1);
        return true;
    }

    /** The sum. */
    SparseHistogram packed() {
        SparseHistogram.Packer packer = new SparseHistogram.Packer();
        for (int place = 0; place < end; place++) {
            if (counts[place] != 0) {
                packer.add(highest(place), counts[place]);
            }
        }
        return packer.packed();
    }

    private static long highest(int place) {
        int coarse = Math.max(0, (place >> DIGITS) - 1);
        return (((long) (place - (coarse << DIGITS)) + 1) << coarse) - 1;
    }
}
