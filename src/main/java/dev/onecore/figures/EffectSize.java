package dev.onecore.figures;

import dev.onecore.model.Metric;
import dev.onecore.statistics.Conclusion;
import dev.onecore.statistics.Goal;
import dev.onecore.statistics.RatioOutcome;

/**
 * A target set against the baseline, in one metric of one phase.
 *
 * @param key the target's
 * @param baseline the first target's name, untrusted text
 * @param metric what is compared
 * @param primary whether this is the figure that the workload named in advance
 * @param comparison the ratio of the target to the baseline over paired rounds, or why there is none
 * @param goal what the comparison is to answer
 */
public record EffectSize(
        FigureKey key, String baseline, Metric metric, boolean primary, RatioOutcome comparison, Goal goal) {

    /** What may be said of the two. */
    public Conclusion conclusion() {
        return comparison.conclusion(goal);
    }
}
