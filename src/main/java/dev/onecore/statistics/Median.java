package dev.onecore.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The middle of some numbers. */
public final class Median {

    private Median() {}

    /** The value in the middle, or the mean of the two there; empty when there is none. */
    public static OptionalDouble of(double[] values) {
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}
