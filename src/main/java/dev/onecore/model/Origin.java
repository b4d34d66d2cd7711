package dev.onecore.model;

import java.time.Instant;

/**
 * The instant that a trial counts from, on both clocks.
 *
 * @param monotonicNs {@link System#nanoTime()} of the injector, which on Linux is CLOCK_MONOTONIC
 * @param wall the same instant on the wall clock
 */
public record Origin(long monotonicNs, Instant wall) {

    /** This instant, read now. */
    public static Origin now() {
        return new Origin(System.nanoTime(), Instant.now());
    }

    /** Nanoseconds from this origin to the monotonic instant {@code ns}. */
    public long since(long ns) {
        return ns - monotonicNs;
    }
}
