package dev.onecore.socket;

import dev.onecore.load.LoopRecorder;

/**
 * What one user sees of pushed messages beside their lateness: the wait from one to the next, and the way of each from the server's
 * stamp to its arrival.
 *
 * <p>The way is told only where both ends read one clock. On one Linux machine Java's {@link System#nanoTime()} and the clocks that
 * servers stamp with are all CLOCK_MONOTONIC (clock_gettime(2)). A stamp that does not lie between the command and the arrival was
 * read from another clock, whatever the address says, and then no way is told.
 */
final class Deliveries {
    /** What rounding of a clock may make of two readings. */
    private static final long ROUNDING_NS = 1_000;

    private final LoopRecorder recorder;
    private final long commandNs;
    private boolean oneClock;
    private boolean any;
    private long lastNs;

    /** Messages that the server pushes after a command of that instant. */
    Deliveries(PhaseContext part, long commandNs) {
        this.recorder = part.recorder();
        this.commandNs = commandNs;
        this.oneClock = part.socket().local();
    }

    /** A checked message with the server's stamp. */
    void arrived(long stampNs, long arrivalNs) {
        if (any) {
            recorder.waited(arrivalNs - lastNs);
        }
        any = true;
        lastNs = arrivalNs;
        oneClock &= stampNs - commandNs >= -ROUNDING_NS && arrivalNs - stampNs >= -ROUNDING_NS;
        if (oneClock) {
            recorder.delivered(stampNs, arrivalNs);
        }
    }
}
