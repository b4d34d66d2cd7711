package dev.onecore.socket;

import java.time.Duration;
import java.util.Locale;

/**
 * When a server was to push the messages of a paced stream: message i at i/rate after the command went out. That is the one
 * clock of the user; what the command took to arrive is part of the lateness.
 *
 * @param commandNs when the start command was written, on {@link System#nanoTime()}
 * @param ratePerSec messages a second
 */
record Pushes(long commandNs, double ratePerSec) {
    /** Tolerance for rounding. A message that came earlier was sent without regard to the command. */
    private static final long EARLY_NS = Duration.ofMillis(1).toNanos();

    /** When message {@code index} was due. */
    long dueNs(long index) {
        return commandNs + Math.round(index * 1e9 / ratePerSec);
    }

    /** Messages that were due before an instant. */
    long dueBefore(long ns) {
        return Math.max(0, (long) Math.ceil((ns - commandNs) * ratePerSec / 1e9));
    }

    /** Whether message {@code index} came so early that the server cannot have kept to the schedule, whatever its clock did. */
    boolean early(long index, long arrivalNs, ServerClock clock) {
        return dueNs(index) - arrivalNs > EARLY_NS + clock.mostDriftNs(arrivalNs);
    }

    /** Why {@link #early} is true of message {@code index}, in words. */
    String whyEarly(long index, long arrivalNs, ServerClock clock) {
        String early = String.format(
                Locale.ROOT, "message %d came %.2f ms before it was due", index, (dueNs(index) - arrivalNs) / 1e6);
        return clock.same()
                ? early
                : String.format(
                        Locale.ROOT,
                        "%s, of which two clocks explain %.2f ms at most (%.0f ppm)",
                        early,
                        clock.mostDriftNs(arrivalNs) / 1e6,
                        ServerClock.MOST_PPM);
    }
}
