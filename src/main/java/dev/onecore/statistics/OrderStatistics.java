package dev.onecore.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Ranks between which a quantile of independent samples lies.
 *
 * @param low rank of the lower end, from 1; 0 if the sample is too small to bound the quantile from below
 * @param high rank of the upper end; n + 1 if the sample is too small to bound it from above
 */
record OrderStatistics(long low, long high) {
    /** From here on the normal ranks are within one of the exact ones wherever a quantile may be printed. */
    private static final long EXACT_BELOW = 10_000;

    /**
     * Ranks n·q ± z·√(n·q·(1−q)) (Kogias, Mallon and Bugnion, "Lancet: A self-correcting Latency Measuring Tool", USENIX
     * ATC 2019, section 4), and in small samples those of the binomial distribution that they approximate (David and
     * Nagaraja, "Order Statistics", 3rd edition 2003, section 7.1).
     */
    static OrderStatistics of(long n, double q, double confidence) {
        double tail = (1 - confidence) / 2;
        if (n < EXACT_BELOW) {
            BinomialDistribution atMostTheQuantile = BinomialDistribution.of((int) n, q);
            return new OrderStatistics(
                    atMostTheQuantile.inverseCumulativeProbability(tail),
                    atMostTheQuantile.inverseSurvivalProbability(tail) + 1L);
        }
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(tail);
        double reach = z * Math.sqrt(n * q * (1 - q));
        return new OrderStatistics(
                Math.max(0, (long) Math.floor(n * q - reach)), Math.min(n + 1, (long) Math.ceil(n * q + reach) + 1));
    }

    /** The interval of a quantile if all values of the histogram were independent; open ends are the extremes of the sample. */
    static Interval interval(SparseHistogram histogram, double q, double confidence) {
        OrderStatistics ranks = of(histogram.total(), q, confidence);
        return new Interval(
                histogram.atRank(Math.max(1, ranks.low)),
                histogram.atRank(Math.min(histogram.total(), ranks.high)),
                confidence);
    }
}
