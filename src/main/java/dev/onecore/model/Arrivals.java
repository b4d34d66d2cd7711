package dev.onecore.model;

/** How the intended starts of an open workload are spread in time. */
public enum Arrivals {
    /** One message every 1/rate seconds. */
    CONSTANT,
    /** Exponential gaps of mean 1/rate: what many independent users do. */
    POISSON
}
