package dev.onecore.statistics;

/**
 * How much worse a figure may become. It is asked about slowdowns: how many times worse a figure is than another, 1.1 for 10 %
 * more latency or CPU, and for a throughput of 1/1.1.
 *
 * @param share 0.05 for 5 %; not negative
 */
public record Tolerance(double share) {

    public Tolerance {
        if (!(share >= 0 && Double.isFinite(share))) {
            throw new IllegalArgumentException("a tolerance is a share from 0: " + share);
        }
    }

    /** Whether a regression beyond it is shown: the whole interval of the slowdown lies above. */
    public boolean exceededBy(Interval slowdown) {
        return slowdown.low() > 1 + share;
    }

    /**
     * Whether the two are shown to be equivalent: the whole interval lies within it to both sides, which is two one-sided tests,
     * each at half of what is left of the interval's confidence (Schuirmann, "A comparison of the two one-sided tests procedure
     * and the power approach for assessing the equivalence of average bioavailability", Journal of Pharmacokinetics and
     * Biopharmaceutics 15, 1987).
     */
    public boolean holds(Interval slowdown) {
        return slowdown.low() >= 1 / (1 + share) && slowdown.high() <= 1 + share;
    }
}
