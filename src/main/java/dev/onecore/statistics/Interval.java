package dev.onecore.statistics;

/**
 * A confidence interval.
 *
 * @param low its lower end, in the unit of the figure
 * @param high its upper end, at least {@code low}
 * @param confidence how often such intervals cover the truth, between 0 and 1
 */
public record Interval(double low, double high, double confidence) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low must not exceed high: " + low + " > " + high);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie between 0 and 1: " + confidence);
        }
    }

    /** Whether the value lies within, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** The distance of its ends. */
    public double width() {
        return high - low;
    }

    /**
     * The smallest interval that holds both.
     *
     * @throws IllegalArgumentException if the confidences differ: the hull would have neither
     */
    public Interval hull(Interval other) {
        if (confidence != other.confidence) {
            throw new IllegalArgumentException(
                    "a hull needs one confidence: " + confidence + " and " + other.confidence);
        }
        return new Interval(Math.min(low, other.low), Math.max(high, other.high), confidence);
    }

    /** This interval in another unit, such as 1e-6 from nanoseconds to milliseconds; the factor is positive. */
    public Interval times(double factor) {
        return new Interval(low * factor, high * factor, confidence);
    }

    /** The ends of an interval on logarithms, back in the unit of the figure. */
    Interval exp() {
        return new Interval(Math.exp(low), Math.exp(high), confidence);
    }
}
