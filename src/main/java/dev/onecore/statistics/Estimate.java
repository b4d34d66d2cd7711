package dev.onecore.statistics;

import java.util.Optional;

/**
 * A number with its uncertainty.
 *
 * @param value the number, in the unit of what was counted
 * @param interval what it may as well have been; absent with fewer rounds than it takes
 * @param basis what the interval was made of
 * @param samples how many observations stand behind the value: messages of a quantile, rounds of a mean
 * @param rounds how many rounds they came from
 */
public record Estimate(double value, Optional<Interval> interval, Basis basis, long samples, int rounds)
        implements Figure {

    public Estimate {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("value must be a number");
        }
        if (interval.isPresent() == (basis == Basis.NONE)) {
            throw new IllegalArgumentException("basis must say where the interval comes from: " + basis);
        }
    }

    @Override
    public Optional<Estimate> estimate() {
        return Optional.of(this);
    }

    @Override
    public String reason() {
        return basis == Basis.NONE ? basis.words() : "";
    }

    /** This number in another unit, such as 1e-6 from nanoseconds to milliseconds; the factor is positive. */
    public Estimate times(double factor) {
        return new Estimate(value * factor, interval.map(i -> i.times(factor)), basis, samples, rounds);
    }
}
