package dev.onecore.socket;

import java.time.Duration;

/**
 * How a server's clock stands to this machine's, as far as the stamps of one connection's messages tell.
 *
 * <p>On one Linux machine Java's {@link System#nanoTime()} and the clocks that servers stamp with are all CLOCK_MONOTONIC
 * (clock_gettime(2)). A stamp that does not lie between the command and the arrival was read from another clock, whatever the
 * address says. Two clocks run at different speeds: crystals by some 50 ppm, and NTP corrects a clock by up to 500 ppm (RFC 5905,
 * section 11.3). A server that keeps to its schedule on the one is early or late on the other by so much, and the more the longer it
 * lasts.
 *
 * <p>The speed is the slope of arrival minus stamp over time, by least squares over the least of each second, since queues only
 * add to it. It is held within {@value #MOST_PPM} ppm, so that lateness that grows can hide behind it for no more than that.
 */
final class ServerClock {
    /** What two clocks may differ by. */
    static final double MOST_PPM = 500;

    /** What rounding of a clock may make of two readings. */
    private static final long ROUNDING_NS = 1_000;

    private static final long BLOCK_NS = Duration.ofSeconds(1).toNanos();

    /** Stamps that seem to drift by more were not read from a clock in nanoseconds. */
    private static final double NO_CLOCK_PPM = 10 * MOST_PPM;

    private final long commandNs;
    private boolean same;
    private long firstDelayNs;
    private long blockEndNs;
    private long blockAtNs;
    private long leastNs;
    private long blocks;
    private double sumX;
    private double sumY;
    private double sumXx;
    private double sumXy;
    private double slope;

    /**
     * The clock of a server that is told to push.
     *
     * @param local whether it seems to run on this machine
     * @param commandNs when it was told, on {@link System#nanoTime()}
     */
    ServerClock(boolean local, long commandNs) {
        this.same = local;
        this.commandNs = commandNs;
        this.blockEndNs = commandNs + BLOCK_NS;
        this.leastNs = Long.MAX_VALUE;
    }

    /** A message came. */
    void arrived(long stampNs, long arrivalNs) {
        same &= stampNs - commandNs >= -ROUNDING_NS && arrivalNs - stampNs >= -ROUNDING_NS;
        if (same) {
            return;
        }
        if (leastNs == Long.MAX_VALUE && blocks == 0) {
            firstDelayNs = arrivalNs - stampNs;
        }
        if (arrivalNs - blockEndNs >= 0) {
            close();
            blockEndNs = arrivalNs + BLOCK_NS;
        }
        long delayNs = arrivalNs - stampNs - firstDelayNs;
        if (delayNs < leastNs) {
            leastNs = delayNs;
            blockAtNs = arrivalNs;
        }
    }

    private void close() {
        if (leastNs == Long.MAX_VALUE) {
            return;
        }
        double x = blockAtNs - commandNs;
        double y = leastNs;
        blocks++;
        sumX += x;
        sumY += y;
        sumXx += x * x;
        sumXy += x * y;
        leastNs = Long.MAX_VALUE;
        double spread = blocks * sumXx - sumX * sumX;
        double raw = blocks < 2 || spread <= 0 ? 0 : (blocks * sumXy - sumX * sumY) / spread;
        double most = MOST_PPM / 1e6;
        slope = Math.abs(raw) > NO_CLOCK_PPM / 1e6 ? 0 : Math.max(-most, Math.min(most, raw));
    }

    /** Whether both sides read one clock, so that a stamp can be set against an arrival. */
    boolean same() {
        return same;
    }

    /** By how much the server's schedule has moved against this machine's clock since the command, as far as it is known. */
    long driftNs(long nowNs) {
        return Math.round(slope * (nowNs - commandNs));
    }

    /** By how much it may have moved at most, measured or not; 0 on one clock. */
    long mostDriftNs(long nowNs) {
        return same ? 0 : Math.round(MOST_PPM / 1e6 * (nowNs - commandNs));
    }
}
