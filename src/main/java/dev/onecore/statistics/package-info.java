/**
 * Numbers in, numbers out: no file, clock or randomness of its own.
 *
 * <p>A {@link dev.onecore.statistics.SparseHistogram} is a histogram's recorded values and how often each came. What is printed is a
 * {@link dev.onecore.statistics.Figure}: an {@link dev.onecore.statistics.Estimate} with its
 * {@link dev.onecore.statistics.Interval}, or {@link dev.onecore.statistics.Unprinted} with the reason.
 * {@link dev.onecore.statistics.Quantiles} and {@link dev.onecore.statistics.Mean} make figures of rounds;
 * {@link dev.onecore.statistics.RatioOutcome} sets two targets side by side, a {@link dev.onecore.statistics.Goal} says what
 * is to be concluded of them, {@link dev.onecore.statistics.Looks} how often their interval is looked at, and
 * {@link dev.onecore.statistics.ResolvingPower} what the comparison could have found.
 * {@link dev.onecore.statistics.SteadyState} finds where warm-up ends. {@link dev.onecore.statistics.StalledQueue} is the truth
 * that a calibration holds the latencies of a stalling server against.
 */
@NullMarked
package dev.onecore.statistics;

import org.jspecify.annotations.NullMarked;
