package dev.onecore.report;

import dev.onecore.model.Metric;
import dev.onecore.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How many digits of a number are written for programs: those that the measurement resolves, which are more than a page shows.
 *
 * <p>A histogram's time is known to 0.1 % (HdrHistogram with three significant digits), so it has four, which adds half of that
 * at most. What is counted, or read off a clock of nanoseconds, has six, and a ratio of two figures five.
 */
final class Precision {
    private static final int TIME_DIGITS = 4;
    private static final int COUNTED_DIGITS = 6;
    private static final int RATIO_DIGITS = 5;

    private Precision() {}

    /** A figure of a metric, in its unit. */
    static double figure(double value, Metric metric) {
        return rounded(value, digits(metric));
    }

    /** An interval about a figure of a metric. */
    static Interval figure(Interval interval, Metric metric) {
        return rounded(interval, digits(metric));
    }

    /** A ratio of two figures, or what is compared with one. */
    static double ratio(double value) {
        return rounded(value, RATIO_DIGITS);
    }

    /** An interval about a ratio. */
    static Interval ratio(Interval interval) {
        return rounded(interval, RATIO_DIGITS);
    }

    /** Seconds that are counted in tenths. */
    static double seconds(double value) {
        return rounded(value, COUNTED_DIGITS);
    }

    /** A share in per cent, of nanoseconds that the kernel counted. */
    static double percent(double value) {
        return rounded(value, COUNTED_DIGITS);
    }

    private static int digits(Metric metric) {
        return metric.latency().isPresent() ? TIME_DIGITS : COUNTED_DIGITS;
    }

    private static Interval rounded(Interval interval, int digits) {
        return new Interval(rounded(interval.low(), digits), rounded(interval.high(), digits), interval.confidence());
    }

    /** The number with so many significant digits; what is not finite stays as it is. */
    private static double rounded(double value, int digits) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(new MathContext(digits)).doubleValue()
                : value;
    }
}
