package dev.onecore.statistics;

/** Which way of a series is the faster one. */
public enum Better {
    /** Latency. */
    LOWER,
    /** Throughput. */
    HIGHER
}
