package dev.onecore.statistics;

/**
 * One round's trials of two targets, both valid.
 *
 * @param subject the figure of the target that is compared
 * @param baseline the figure of the target that it is compared with
 */
public record PairedRound(Measured subject, Measured baseline) {}
