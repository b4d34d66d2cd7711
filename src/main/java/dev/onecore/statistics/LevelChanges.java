package dev.onecore.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where the level of a short series changed, whatever its distribution.
 *
 * <p>Hierarchical estimation by the energy distance with a permutation test (E-divisive; Matteson and James, "A Nonparametric
 * Approach for Multiple Change Point Analysis of Multivariate Data", JASA 109, 2014, with α = 1, 199 permutations and 5 %), in
 * the form that Daly et al. use for figures of continuous integration ("The Use of Change Point Detection to Identify Software
 * Performance Regressions in a Continuous Integration System", ICPE 2020): each split compares all that is left of it with all
 * that is right. The best split of all segments is tested; when it holds, both halves are searched in turn.
 */
public final class LevelChanges {
    /** One value apart is an outlier, two are a level. */
    static final int SHORTEST = 2;

    private static final int PERMUTATIONS = 199;
    private static final double SIGNIFICANCE = 0.05;

    private final RandomGenerator random;
    private final List<Integer> found = new ArrayList<>();

    private LevelChanges(RandomGenerator random) {
        this.random = random;
    }

    /** The best split of a series: the index of the first value of its right side, and its statistic. */
    record Split(int at, double statistic) {}

    /**
     * The index of each first value at a new level, ascending.
     *
     * @param series in order of time
     * @param random what permutes
     */
    public static List<Integer> of(double[] series, RandomGenerator random) {
        LevelChanges changes = new LevelChanges(random);
        changes.search(series, 0);
        return changes.found.stream().sorted().toList();
    }

    private void search(double[] series, int offset) {
        if (series.length < 2 * SHORTEST) {
            return;
        }
        Split best = best(series);
        if (significant(series, best.statistic())) {
            found.add(offset + best.at());
            search(Arrays.copyOfRange(series, 0, best.at()), offset);
            search(Arrays.copyOfRange(series, best.at(), series.length), offset + best.at());
        }
    }

    /** Stops as soon as the test cannot hold any more, which changes nothing of its outcome. */
    private boolean significant(double[] series, double statistic) {
        int most = (int) (SIGNIFICANCE * (PERMUTATIONS + 1)) - 1;
        double[] shuffled = series.clone();
        int asGreat = 0;
        for (int i = 0; i < PERMUTATIONS && asGreat <= most; i++) {
            shuffle(shuffled);
            asGreat += best(shuffled).statistic() >= statistic ? 1 : 0;
        }
        return asGreat <= most;
    }

    /** Fisher and Yates. */
    private void shuffle(double[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }

    /** The split of the greatest mn/(m + n)·Ê(left, right), with m values left and n right of it. */
    static Split best(double[] series) {
        int n = series.length;
        double within = 0;
        double across = 0;
        double beyond = 0;
        for (int i = 0; i < n; i++) {
            for (int k = i + 1; k < n; k++) {
                beyond += Math.abs(series[i] - series[k]);
            }
        }
        Split best = new Split(0, Double.NEGATIVE_INFINITY);
        for (int at = 1; at < n; at++) {
            // The value before the split goes over from the right side to the left one.
            double moved = series[at - 1];
            double toLeft = distances(series, 0, at - 1, moved);
            double toRight = distances(series, at, n, moved);
            within += toLeft;
            beyond -= toRight;
            across += toRight - toLeft;
            if (at >= SHORTEST && n - at >= SHORTEST) {
                double statistic = statistic(at, n - at, across, within, beyond);
                best = statistic > best.statistic() ? new Split(at, statistic) : best;
            }
        }
        return best;
    }

    private static double distances(double[] series, int from, int to, double value) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(series[i] - value);
        }
        return sum;
    }

    private static double statistic(double m, double n, double across, double within, double beyond) {
        double distance = 2 * across / (m * n) - within / (m * (m - 1) / 2) - beyond / (n * (n - 1) / 2);
        return m * n / (m + n) * distance;
    }
}
