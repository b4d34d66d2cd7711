package dev.onecore.statistics;

/**
 * A time in which a server does nothing.
 *
 * @param beginNs since the window's begin; negative for one that began before
 * @param endNs after it
 */
public record Stall(long beginNs, long endNs) {
    public Stall {
        if (endNs <= beginNs) {
            throw new IllegalArgumentException("a stall ends after its begin, not " + beginNs + " to " + endNs + " ns");
        }
    }
}
