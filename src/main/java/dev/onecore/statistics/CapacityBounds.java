package dev.onecore.statistics;

import java.util.OptionalDouble;

/**
 * The highest rate at which an objective is met, as far as probes tell.
 *
 * @param metPerSec the highest rate at which it was met; empty where it was met at none
 * @param abovePerSec the lowest rate above it at which it was not, whoever was the limit; empty where no probe went so far
 * @param limit what stands above
 * @param confirmed whether a longer probe met it at the answer, and where the server is the limit another missed it just above
 * @param probes that were taken
 */
public record CapacityBounds(
        OptionalDouble metPerSec, OptionalDouble abovePerSec, CapacityLimit limit, boolean confirmed, int probes) {

    /** What keeps an answer from being higher. */
    public enum CapacityLimit {
        /** The server misses the objective above. */
        SERVER,
        /** The injector is at its limit above, so that the server may do more. */
        INJECTOR,
        /** The machine disturbed the probe above each time, so that the server may do more. */
        MACHINE,
        /** No probe was left to go further. */
        PROBES
    }

    /** Whether the server may do more than the answer. */
    public boolean lowerBound() {
        return limit != CapacityLimit.SERVER;
    }
}
