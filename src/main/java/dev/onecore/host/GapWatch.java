package dev.onecore.host;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Notes for how long this process is not run: a daemon thread that wants to sleep 10 ms measures how much longer it
 * slept. It allocates nothing, so it waits in a collector's pause like any other thread, and sees that pause too. The
 * idea is Gil Tene's (jHiccup, 2012).
 */
final class GapWatch implements AutoCloseable {
    /** The thread's name; the kernel keeps 15 letters. */
    static final String NAME = "gap watch";

    private static final long SLEEP_NS = 10_000_000;

    /** Up to this long another thread of a busy injector may well have kept the core: a scheduler's slice and some. */
    private static final long EXPLAINED_NS = 20_000_000;

    private final AtomicLong longestNs = new AtomicLong();
    private final AtomicLong sumNs = new AtomicLong();
    private final Thread thread = new Thread(this::watch, NAME);
    private volatile long awakeNs = System.nanoTime();
    private volatile boolean closed;

    GapWatch() {
        thread.setDaemon(true);
        thread.start();
    }

    /** The longest gap since the last call, one that still lasts included. */
    long longestNs() {
        return Math.max(longestNs.getAndSet(0), overshoot(awakeNs));
    }

    /** The sum so far of all gaps that are longer than a busy neighbour explains: a quota, a stop, a starved core. */
    long sumNs() {
        return sumNs.get();
    }

    private void watch() {
        while (!closed) {
            awakeNs = System.nanoTime();
            LockSupport.parkNanos(SLEEP_NS);
            long gap = overshoot(awakeNs);
            if (gap > longestNs.get()) {
                longestNs.set(gap);
            }
            if (gap > EXPLAINED_NS) {
                sumNs.addAndGet(gap);
            }
        }
    }

    private static long overshoot(long fromNs) {
        return Math.max(0, System.nanoTime() - fromNs - SLEEP_NS);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
