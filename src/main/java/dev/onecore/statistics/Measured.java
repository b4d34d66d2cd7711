package dev.onecore.statistics;

/**
 * The figure of one trial.
 *
 * @param value in any unit, positive or 0
 * @param bounded whether the injector was the limit, so that the truth is this value or more
 */
public record Measured(double value, boolean bounded) {

    public Measured {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("value must be a number from 0: " + value);
        }
    }

    /** A value that stands for itself. */
    public static Measured exact(double value) {
        return new Measured(value, false);
    }

    /** A value that is a lower bound. */
    public static Measured atLeast(double value) {
        return new Measured(value, true);
    }
}
