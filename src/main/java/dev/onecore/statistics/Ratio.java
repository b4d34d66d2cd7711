package dev.onecore.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An effect size: how many times the baseline's figure the subject's is.
 *
 * @param value the geometric mean of the rounds' ratios
 * @param interval its 99 % interval; absent with fewer than three rounds
 * @param logSd standard deviation of the paired log-ratios: 0.03 is a spread of 3 % from round to round; absent with one
 *     round
 * @param bound whether one side was a lower bound, and so is the ratio
 * @param rounds how many pairs
 * @param looks how often the interval was looked at before the rounds ended
 */
public record Ratio(
        double value, Optional<Interval> interval, OptionalDouble logSd, Bound bound, int rounds, Looks looks)
        implements RatioOutcome {

    public Ratio {
        if (!(value > 0)) {
            throw new IllegalArgumentException("a ratio is positive: " + value);
        }
        if (interval.isPresent() && logSd.isEmpty()) {
            throw new IllegalArgumentException("an interval needs a spread");
        }
    }

    @Override
    public Optional<Ratio> ratio() {
        return Optional.of(this);
    }

    /**
     * Different where the interval leaves out 1, equivalent where it lies within the margin on both sides of 1. A bound does not
     * speak to its open side: a lower bound is never shown to be lower, nor to differ by less than matters.
     */
    @Override
    public Conclusion conclusion(Goal goal) {
        return interval.map(ratios -> conclude(ratios, goal)).orElse(Conclusion.TOO_FEW_ROUNDS);
    }

    private Conclusion conclude(Interval ratios, Goal goal) {
        boolean within = bound == Bound.NONE && goal.withinMargin(ratios);
        if (ratios.low() > 1 && bound != Bound.AT_MOST) {
            return within ? Conclusion.SLIGHTLY_HIGHER : Conclusion.HIGHER;
        }
        if (ratios.high() < 1 && bound != Bound.AT_LEAST) {
            return within ? Conclusion.SLIGHTLY_LOWER : Conclusion.LOWER;
        }
        if (within) {
            return Conclusion.EQUIVALENT;
        }
        return goal.narrow(ratios) ? Conclusion.UNDECIDED_NARROW : Conclusion.UNDECIDED;
    }

    @Override
    public String reason() {
        return interval.isPresent() ? "" : Conclusion.TOO_FEW_ROUNDS.words();
    }

    /**
     * The smallest effect that an interval of this width would have shown: 0.05 says that 5 % more would have left out 1.
     * Absent without an interval.
     */
    public OptionalDouble smallestEffect() {
        return interval.map(ratios -> OptionalDouble.of(Goal.halfWidth(ratios))).orElse(OptionalDouble.empty());
    }
}
