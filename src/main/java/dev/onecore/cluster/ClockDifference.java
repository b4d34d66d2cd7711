package dev.onecore.cluster;

import java.util.function.LongSupplier;

/**
 * How far another clock is ahead of this one. Of many round trips the shortest tells most: its asking and its answer had the least
 * time to differ (Cristian, "Probabilistic clock synchronization", Distributed Computing 3, 1989).
 *
 * @param ns what the other clock shows more than {@link System#nanoTime()} here
 * @param errorNs how much that may be wrong: half of the shortest round trip
 */
public record ClockDifference(long ns, long errorNs) {

    /**
     * Asks the other clock.
     *
     * @param other asks it, there and back
     * @param own this clock
     * @param times at least 1
     */
    static ClockDifference measure(LongSupplier other, LongSupplier own, int times) {
        ClockDifference best = new ClockDifference(0, Long.MAX_VALUE);
        for (int i = 0; i < times; i++) {
            long asked = own.getAsLong();
            long answer = other.getAsLong();
            long heard = own.getAsLong();
            long half = (heard - asked) / 2;
            if (half < best.errorNs) {
                best = new ClockDifference(answer - (asked + half), half);
            }
        }
        return best;
    }
}
