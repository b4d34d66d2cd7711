package dev.onecore.statistics;

/**
 * The injector's own part in a time that it measured.
 *
 * <p>A thread that sends late reads late, by as much: up to twice its lag stands in a response time. At a quarter up to half of a
 * quantile is therefore the injector's, and beyond it the larger part can be. What is below a millisecond is the ordinary cost
 * of a timer and a wake-up, which stands in every figure of every target.
 */
public final class OwnDelay {
    /** The largest share of a quantile that the injector's delay at that quantile may be. */
    public static final double SHARE = 0.25;

    /** Up to this the delay is ordinary. */
    public static final long ORDINARY_NS = 1_000_000;

    private OwnDelay() {}

    /**
     * Whether a quantile is the injector's rather than the server's.
     *
     * @param delayNs how late the injector was at that quantile
     * @param timeNs what it measured there
     */
    public static boolean spoils(long delayNs, long timeNs) {
        return delayNs > ORDINARY_NS && delayNs > SHARE * timeNs;
    }

    /**
     * The delay at a quantile of an injector that was not run in gaps, where operations are due all the time. As of a server that
     * stalls ({@link StallModel}), with gaps of the longest one's length, which is the worst that the sum allows.
     *
     * @param q from 0 to 1
     * @param longestNs the longest gap
     * @param sumNs of all gaps; 0 for none
     * @param windowNs in which they lie
     */
    public static long whereDueNs(double q, long longestNs, long sumNs, long windowNs) {
        if (sumNs <= 0 || longestNs <= 0 || windowNs <= 0) {
            return 0;
        }
        return Math.round(StallModel.regular(gaps(longestNs, sumNs), longestNs, windowNs, 1, 0)
                .latencyNs(q));
    }

    /**
     * The delay at a quantile of an injector that was not run in gaps, where operations follow one another: each gap delays those
     * that are under way, whose share of all is one operation's time in the window's (J. Little, "A Proof for the Queuing
     * Formula: L = λW", 1961).
     *
     * @param medianNs of an operation's time
     */
    public static long whereInTurnNs(double q, long medianNs, long longestNs, long sumNs, long windowNs) {
        if (sumNs <= 0 || longestNs <= 0 || windowNs <= 0) {
            return 0;
        }
        double delayed = gaps(longestNs, sumNs) * (double) medianNs / windowNs;
        return delayed > 1 - q ? longestNs : 0;
    }

    private static int gaps(long longestNs, long sumNs) {
        return (int) Math.max(1, Math.min(sumNs / longestNs, 1_000_000));
    }
}
