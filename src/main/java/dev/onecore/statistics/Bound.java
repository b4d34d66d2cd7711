package dev.onecore.statistics;

/** How a ratio stands to the true one. */
public enum Bound {
    /** It estimates it. */
    NONE,
    /** The subject was a lower bound: the true ratio is this or greater. */
    AT_LEAST,
    /** The baseline was a lower bound: the true ratio is this or smaller. */
    AT_MOST
}
