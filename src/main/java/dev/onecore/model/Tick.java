package dev.onecore.model;

/**
 * What came back in one 100 ms interval of a phase, over all connections.
 *
 * @param beginNs start of the interval since the trial's origin
 * @param endNs its end
 * @param received checked messages
 * @param bytes checked payload bytes
 * @param failed failed operations
 */
public record Tick(long beginNs, long endNs, long received, long bytes, long failed) {}
