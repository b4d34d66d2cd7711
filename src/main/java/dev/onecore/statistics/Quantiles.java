package dev.onecore.statistics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Quantiles of the valid rounds of one target and workload. The value is read from the added histograms, never a mean of
 * quantiles; the interval comes from the spread over rounds where there are three or more, and always holds the interval
 * that independent samples would have. Of two rounds there is none: two do not tell how far rounds differ. Where no more than one
 * was planned, it comes from the spread within that trial, and says so.
 *
 * <p>Holding the interval of independent samples also keeps the value within: the centre of the rounds' logarithms may lie elsewhere.
 */
public final class Quantiles {
    /** A quantile is printed when at least so many values are expected beyond it. */
    public static final int VALUES_BEYOND = 100;

    private final List<HistogramSeries> rounds;
    private final SparseHistogram all;
    private final int planned;
    private final long seed;
    private Optional<BlockBootstrap> bootstrap = Optional.empty();

    private Quantiles(List<HistogramSeries> rounds, int planned, long seed) {
        this.rounds = rounds.stream().filter(round -> !round.isEmpty()).toList();
        this.all = SparseHistogram.sum(
                this.rounds.stream().map(HistogramSeries::sum).toList());
        this.planned = planned;
        this.seed = seed;
    }

    /**
     * Takes for each valid round the histograms of its window. A round without a single value counts as none.
     *
     * @param planned how many rounds there were to be: one alone has its interval from within
     * @param seed what the bootstrap resamples by; the same seed gives the same interval
     */
    public static Quantiles of(List<HistogramSeries> rounds, int planned, long seed) {
        return new Quantiles(rounds, planned, seed);
    }

    /** All values of all rounds. */
    public SparseHistogram all() {
        return all;
    }

    /**
     * One quantile in the unit of the histograms, with its 95 % interval.
     *
     * @param q between 0 and 1, such as 0.99
     */
    public Figure quantile(double q) {
        long n = all.total();
        // 1000·(1 − 0.9) must be 100: the product may miss it by the rounding of 0.9.
        if (n == 0 || n * (1 - q) < VALUES_BEYOND - 1e-6) {
            return new Unprinted(tooFew(n, q));
        }
        Basis basis = basis();
        Optional<Interval> interval = switch (basis) {
            case ROUNDS -> Optional.of(overRounds(q));
            case BOOTSTRAP -> Optional.of(withinTrial(q));
            case NONE, LINE -> Optional.empty();
        };
        Interval least = OrderStatistics.interval(all, q, Mean.CONFIDENCE);
        return new Estimate(all.quantile(q), interval.map(i -> i.hull(least)), basis, n, rounds.size());
    }

    private Basis basis() {
        if (rounds.size() >= Mean.ROUNDS_OF_AN_INTERVAL) {
            return Basis.ROUNDS;
        }
        return planned == 1 ? Basis.BOOTSTRAP : Basis.NONE;
    }

    private Interval overRounds(double q) {
        List<Double> quantiles = rounds.stream()
                .map(round -> (double) Math.max(1, round.sum().quantile(q)))
                .toList();
        return Moments.ofLogs(quantiles).interval(Mean.CONFIDENCE).exp();
    }

    private Interval withinTrial(double q) {
        return bootstrap().interval(q, Mean.CONFIDENCE, new SplittableRandom(seed));
    }

    private BlockBootstrap bootstrap() {
        if (bootstrap.isEmpty()) {
            bootstrap = Optional.of(new BlockBootstrap(rounds));
        }
        return bootstrap.get();
    }

    private static String tooFew(long n, double q) {
        return String.format(
                Locale.ROOT,
                "too few samples: %d leave %.1f beyond the quantile %s, it takes %d",
                n,
                n * (1 - q),
                q,
                VALUES_BEYOND);
    }
}
