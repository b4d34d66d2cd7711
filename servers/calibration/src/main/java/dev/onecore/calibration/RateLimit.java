package dev.onecore.calibration;

/** So many echoes a second, one after another; those that come faster wait in line. One thread uses it. */
final class RateLimit {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double gapNs;
    private double freeNs;
    private boolean begun;

    /** A limit of so many a second; none when that is 0. */
    RateLimit(long perSec) {
        gapNs = perSec == 0 ? 0 : NANOS_PER_SECOND / perSec;
    }

    /** Whether there is a limit: whatever comes then stands in one line, so that none overtakes another that waits a moment. */
    boolean keepsLine() {
        return gapNs > 0;
    }

    /**
     * How long an echo waits that comes now.
     *
     * @param nowNs on {@link System#nanoTime()}
     */
    long waitNs(long nowNs) {
        if (gapNs == 0) {
            return 0;
        }
        double startNs = begun ? Math.max((double) nowNs, freeNs) : (double) nowNs;
        begun = true;
        freeNs = startNs + gapNs;
        return Math.round(startNs - nowNs);
    }
}
