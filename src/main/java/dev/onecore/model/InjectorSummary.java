package dev.onecore.model;

/**
 * What one of several injectors did in a phase.
 *
 * @param number of the injector, from 0
 * @param counts its operations over the whole phase
 * @param lateNs how much later than the first of all injectors it began; of turns, the most
 * @param lagP99Ns how late it started operations, 99th percentile; 0 where none was due at an instant
 * @param usage what it used in the window; of turns, in those that count
 */
public record InjectorSummary(int number, OperationCounts counts, long lateNs, long lagP99Ns, Usage usage) {}
