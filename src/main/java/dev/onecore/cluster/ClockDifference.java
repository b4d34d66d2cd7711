package dev.onecore.cluster;

import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * How far another clock is ahead of this one, by one round trip. Of many the shortest tells most: its asking and its answer had the
 * least time to differ (Cristian, "Probabilistic clock synchronization", Distributed Computing 3, 1989).
 *
 * @param ns what the other clock shows more than {@link System#nanoTime()} here
 * @param errorNs how much that may be wrong: half of the round trip
 */
record ClockDifference(long ns, long errorNs) {

    /** Another clock. */
    interface OtherClock {

        /**
         * What it shows now.
         *
         * @throws IOException when it does not answer
         */
        long ask() throws IOException;
    }

    /**
     * Asks the other clock, there and back.
     *
     * @throws IOException when it does not answer
     */
    static ClockDifference of(OtherClock other, LongSupplier own) throws IOException {
        long asked = own.getAsLong();
        long answer = other.ask();
        long half = (own.getAsLong() - asked) / 2;
        return new ClockDifference(answer - (asked + half), half);
    }
}
