package dev.onecore.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** How often comparisons of equals call something different. */
public final class FalseAlarms {

    private FalseAlarms() {}

    /**
     * The probability that independent comparisons of equals raise at most so many false alarms: the binomial
     * distribution with 1 − confidence. At most 1 of 20 at 99 % has 0.98.
     */
    public static double atMost(int alarms, int comparisons, double confidence) {
        return BinomialDistribution.of(comparisons, 1 - confidence).cumulativeProbability(alarms);
    }
}
