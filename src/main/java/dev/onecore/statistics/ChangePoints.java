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
 * warm-up ("Virtual Machine Warmup Blows Hot and Cold", OOPSLA 2017). The cost of a segment is the sum of distances from
 * its median (Bai, "Least Absolute Deviation Estimation of a Shift", Econometric Theory 11, 1995): a stall pulls a mean as
 * far as it likes, a median not at all while it fills less than half of the shortest segment. Distances count in units
 * of 0.627 standard deviations, in which a split of pure normal noise gains χ² with one degree of freedom. Each change costs 3·ln n (the modified BIC; Zhang and Siegmund, Biometrics 63, 2007) times the
 * variance inflation of correlated noise (Lavielle and Moulines, Journal of Time Series Analysis 21, 2000).
 */
final class ChangePoints {
    /** Ten intervals of 100 ms: a stall of 200 ms, which touches three, is no level. */
    static final int SHORTEST = 10;

    private final double[] series;
    private final double unit;
    private final double penalty;
    private final double[] best;
    private final int[] previous;

    private ChangePoints(double[] series, double leastSd) {
        int n = series.length;
        Noise noise = Noise.of(series);
        this.series = series;
        // A median's loss rises by f(0)·δ² a value; noise of density f(0) = 1/(sd·√(2π)) then gains χ²·sd·√(2π)/4.
        unit = Math.max(noise.sd(), leastSd) * Math.sqrt(2 * Math.PI) / 4;
        penalty = 3 * Math.log(n) * noise.inflation();
        best = new double[n + 1];
        previous = new int[n + 1];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = -penalty;
    }

    /**
     * The segments of a series, in order.
     *
     * @param leastSd the noise below which no difference matters, positive
     */
    static List<Segment> of(double[] series, double leastSd) {
        return new ChangePoints(series, leastSd).segments();
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
            segments.addFirst(new Segment(previous[end], end, level(previous[end], end)));
        }
        return List.copyOf(segments);
    }

    /**
     * Tries every segment that begins here. Once such a beginning is worse than the best split at some end, even without
     * a penalty, a change at that end is better than none, so the search goes on only until that change is far enough.
     */
    private void extend(int start) {
        RunningMedian segment = new RunningMedian();
        int last = series.length;
        for (int end = start + 1; end <= last; end++) {
            segment.add(series[end - 1]);
            double cost = best[start] + segment.absoluteDeviations() / unit;
            if (cost >= best[end]) {
                last = Math.min(last, end + SHORTEST - 1);
            }
            if (end - start >= SHORTEST && cost + penalty < best[end]) {
                best[end] = cost + penalty;
                previous[end] = start;
            }
        }
    }

    private double level(int start, int end) {
        RunningMedian median = new RunningMedian();
        for (int i = start; i < end; i++) {
            median.add(series[i]);
        }
        return median.median();
    }
}
