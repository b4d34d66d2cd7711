package dev.onecore.verdict;

import dev.onecore.model.InjectorSummary;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Usage;
import org.HdrHistogram.Histogram;

/**
 * What one injector leaves of a phase to be judged by.
 *
 * @param number of the injector, from 0
 * @param counts its operations over the whole phase
 * @param lateNs how much later than the first of all injectors it began
 * @param usage what it used in the window
 * @param longestGapNs longest time for which a thread of it that was due did not run
 * @param gapsNs sum of all such times that a busy neighbour thread does not explain
 * @param lag how late it started operations, in nanoseconds; without counts where none was due at an instant
 */
public record InjectorEvidence(
        int number, OperationCounts counts, long lateNs, Usage usage, long longestGapNs, long gapsNs, Histogram lag) {

    double lagP99Ms() {
        return Punctuality.at(lag, 99) / 1e6;
    }

    /** What is kept of it. */
    public InjectorSummary summary() {
        return new InjectorSummary(number, counts, lateNs, Math.round(lagP99Ms() * 1e6), usage);
    }

    /** What the same injector left in this turn and in that. */
    public InjectorEvidence plus(InjectorEvidence other) {
        Histogram both = lag.copy();
        both.setAutoResize(true);
        both.add(other.lag);
        return new InjectorEvidence(
                number,
                counts.plus(other.counts),
                Math.max(lateNs, other.lateNs),
                usage.plus(other.usage),
                Math.max(longestGapNs, other.longestGapNs),
                gapsNs + other.gapsNs,
                both);
    }
}
