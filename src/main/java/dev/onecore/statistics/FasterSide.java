package dev.onecore.statistics;

/** Which way of a series is the faster one. */
public enum FasterSide {
    /** Latency. */
    LOWER,
    /** Throughput. */
    HIGHER
}
