package dev.onecore.model;

import org.HdrHistogram.Histogram;

/**
 * One view's histogram of one interval of a phase.
 *
 * @param beginNs start of the interval since the trial's origin
 * @param endNs its end
 * @param counts nanoseconds, 3 significant digits; never changed once it is here
 */
public record Slice(long beginNs, long endNs, Histogram counts) {}
