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
 */
public record Ratio(double value, Optional<Interval> interval, OptionalDouble logSd, Bound bound, int rounds)
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

    /** Different only where the interval leaves out 1, and a bound does not speak to that side. */
    @Override
    public Conclusion conclusion() {
        return interval.map(this::conclude).orElse(Conclusion.TOO_FEW_ROUNDS);
    }

    private Conclusion conclude(Interval ratios) {
        if (ratios.low() > 1 && bound != Bound.AT_MOST) {
            return Conclusion.HIGHER;
        }
        if (ratios.high() < 1 && bound != Bound.AT_LEAST) {
            return Conclusion.LOWER;
        }
        return Conclusion.NO_DIFFERENCE_SHOWN;
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
        return interval.map(ratios -> OptionalDouble.of(Math.sqrt(ratios.high() / ratios.low()) - 1))
                .orElse(OptionalDouble.empty());
    }

    /** Whether these rounds, with their spread, find an effect of 0.05 (5 %) reliably; false without an interval. */
    public boolean canResolve(double effect) {
        return interval.isPresent()
                && new ResolvingPower(logSd.orElseThrow(), rounds, RatioOutcome.CONFIDENCE).canResolve(effect);
    }
}
