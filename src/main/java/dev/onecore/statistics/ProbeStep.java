package dev.onecore.statistics;

/**
 * The probe that a {@link CapacitySearch} wants next.
 *
 * @param ratePerSec to be offered
 * @param confirming whether it is to be a longer one
 */
public record ProbeStep(double ratePerSec, boolean confirming) {}
