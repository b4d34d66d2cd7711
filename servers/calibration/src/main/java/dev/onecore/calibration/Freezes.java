package dev.onecore.calibration;

import java.util.concurrent.locks.LockSupport;

/**
 * Freezes of the loop: one of {@code lengthNs} every {@code everyNs}, the first half that long after the first message. All
 * connections wait, as in a collector's pause. One thread uses it.
 */
final class Freezes {
    /** No freeze at all. */
    static final Freezes NONE = new Freezes(0, 0);

    /** A sleep may end late by the kernel's timer slack and a wake-up, so the last of it is spun. */
    private static final long SPIN_NS = 300_000;

    private final long lengthNs;
    private final long everyNs;
    private boolean begun;
    private long dueNs;

    Freezes(long lengthNs, long everyNs) {
        this.lengthNs = lengthNs;
        this.everyNs = everyNs;
    }

    /** A message came: the first one starts the schedule. */
    void message(long nowNs) {
        if (!begun && lengthNs > 0) {
            begun = true;
            dueNs = nowNs + everyNs / 2;
        }
    }

    /** How long until the next freeze; far away when there is none. */
    long waitNs(long nowNs) {
        return begun ? dueNs - nowNs : Long.MAX_VALUE;
    }

    /** Freezes the calling thread if it is time, and logs from when to when; whether it did. */
    boolean freezeIfDue() {
        long beginNs = System.nanoTime();
        if (waitNs(beginNs) > 0) {
            return false;
        }
        long endNs = beginNs + lengthNs;
        for (long left = lengthNs; left > 0; left = endNs - System.nanoTime()) {
            if (left > SPIN_NS) {
                LockSupport.parkNanos(left - SPIN_NS);
            } else {
                Thread.onSpinWait();
            }
        }
        GroundTruthLog.froze(beginNs, System.nanoTime());
        dueNs += everyNs;
        return true;
    }
}
