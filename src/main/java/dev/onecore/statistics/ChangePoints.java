package dev.onecore.statistics;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Splits a series where its level changes.
 *
 * <p>The split is the one of least cost, found by dynamic programming with the pruning of PELT (Killick, Fearnhead and
 * Eckley, "Optimal Detection of Changepoints With a Linear Computational Cost", JASA 107, 2012), as Barrett et al. did for
 * warm-up ("Virtual Machine Warmup Blows Hot and Cold", OOPSLA 2017), who take outliers out first as well. The cost of a
 * segment is the sum of squared distances from its mean in standard deviations, in which a split of pure noise gains χ²
 * with one degree of freedom. Each change costs 3·ln n (the modified BIC; Zhang and Siegmund, Biometrics 63, 2007) times
 * the variance inflation of correlated noise (Lavielle and Moulines, Journal of Time Series Analysis 21, 2000).
 *
 * <p>A stall is no level: values are first pulled to within two standard deviations of the running median over twice the
 * shortest segment (after Hampel, "The Influence Curve and its Role in Robust Estimation", JASA 69, 1974). What fills less
 * than half of a shortest segment then gains less than a change costs, and a step stays where it is.
 */
final class ChangePoints {
    /** Ten intervals of 100 ms: a stall of 200 ms, which touches three, is no level. */
    static final int SHORTEST = 10;

    /** How far from the running median a value counts, in standard deviations. */
    private static final double REACH = 2;

    private final double[] series;
    private final double penalty;
    private final double[] sums;
    private final double[] squares;
    private final double[] best;
    private final int[] previous;

    private ChangePoints(double[] series, double leastSd) {
        int n = series.length;
        Noise noise = Noise.of(series);
        this.series = series;
        penalty = 3 * Math.log(n) * noise.inflation();
        sums = new double[n + 1];
        squares = new double[n + 1];
        accumulate(Math.max(noise.sd(), leastSd));
        best = new double[n + 1];
        previous = new int[n + 1];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = -penalty;
    }

    /**
     * The segments of a series, in order; the level of each is the median of what was measured.
     *
     * @param leastSd the noise below which no difference matters, positive
     */
    static List<Segment> of(double[] series, double leastSd) {
        return new ChangePoints(series, leastSd).segments();
    }

    private void accumulate(double sd) {
        double origin = median(0, series.length);
        for (int i = 0; i < series.length; i++) {
            double level = levelAround(i);
            double within = Math.max(level - REACH * sd, Math.min(level + REACH * sd, series[i]));
            double x = (within - origin) / sd;
            sums[i + 1] = sums[i] + x;
            squares[i + 1] = squares[i] + x * x;
        }
    }

    /** The median of 2.1 s, at the ends of the series of the first or last 2.1 s: a stall there must not be the majority. */
    private double levelAround(int i) {
        int width = Math.min(series.length, 2 * SHORTEST + 1);
        int start = Math.max(0, Math.min(i - SHORTEST, series.length - width));
        return median(start, start + width);
    }

    private List<Segment> segments() {
        int n = series.length;
        for (int start = 0; start <= n - SHORTEST; start++) {
            if (best[start] < Double.POSITIVE_INFINITY) {
                extend(start);
            }
        }
        Deque<Segment> segments = new ArrayDeque<>();
        for (int end = n; end > 0; end = previous[end]) {
            segments.addFirst(new Segment(previous[end], end, median(previous[end], end)));
        }
        return List.copyOf(segments);
    }

    /**
     * Tries every segment that begins here. Once such a beginning is worse than the best split at some end, even without
     * a penalty, a change at that end is better than none, so the search goes on only until that change is far enough.
     */
    private void extend(int start) {
        int last = series.length;
        for (int end = start + 1; end <= last; end++) {
            double split = best[start] + cost(start, end);
            if (split >= best[end]) {
                last = Math.min(last, end + SHORTEST - 1);
            }
            if (end - start >= SHORTEST && split + penalty < best[end]) {
                best[end] = split + penalty;
                previous[end] = start;
            }
        }
    }

    private double cost(int start, int end) {
        double sum = sums[end] - sums[start];
        return squares[end] - squares[start] - sum * sum / (end - start);
    }

    /** The middle value, the lower one of two. */
    private double median(int start, int end) {
        double[] sorted = Arrays.copyOfRange(series, start, end);
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }
}
