package dev.onecore.socket;

import java.time.Duration;

/**
 * When a server was to push the messages of a paced stream: message i at i/rate after the command went out. That is the one clock
 * of the user; what the command took to arrive is part of the lateness.
 *
 * @param commandNs when the start command was written, on {@link System#nanoTime()}
 * @param ratePerSec messages a second
 */
record Pushes(long commandNs, double ratePerSec) {
    /** No server can know a command before it was sent; the rest is for rounding. */
    private static final long EARLY_NS = Duration.ofMillis(1).toNanos();

    /** When message {@code index} was due. */
    long dueNs(long index) {
        return commandNs + Math.round(index * 1e9 / ratePerSec);
    }

    /** Messages that were due before an instant. */
    long dueBefore(long ns) {
        return Math.max(0, (long) Math.ceil((ns - commandNs) * ratePerSec / 1e9));
    }

    /** Whether a message came so early that the server cannot have kept to the schedule. */
    boolean early(long dueNs, long arrivalNs) {
        return arrivalNs - dueNs < -EARLY_NS;
    }
}
