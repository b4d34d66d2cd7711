package dev.onecore.statistics;

/**
 * A change of a figure all at once, apart from its {@link Drift}.
 *
 * @param atSeconds since the first reading
 * @param size by how much, in the figure's unit
 */
public record DriftStep(double atSeconds, double size) {}
