package dev.onecore.statistics;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Mean and spread of a few numbers.
 *
 * @param n how many
 * @param mean their arithmetic mean
 * @param sd their standard deviation (divisor n − 1); 0 for a single number
 */
record Moments(int n, double mean, double sd) {

    /**
     * Two passes, the second corrected for the rounding of the first (Chan, Golub and LeVeque, "Algorithms for Computing
     * the Sample Variance", The American Statistician 37, 1983, equation 1.7).
     *
     * @throws IllegalArgumentException if the list is empty
     */
    static Moments of(List<Double> values) {
        int n = values.size();
        if (n == 0) {
            throw new IllegalArgumentException("no values");
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double about = sum / n;
        double deviations = 0;
        double squares = 0;
        for (double value : values) {
            double deviation = value - about;
            deviations += deviation;
            squares += deviation * deviation;
        }
        double mean = about + deviations / n;
        double variance = n == 1 ? 0 : Math.max(0, squares - deviations * deviations / n) / (n - 1);
        return new Moments(n, mean, Math.sqrt(variance));
    }

    /** The moments of the natural logarithms of positive numbers. */
    static Moments ofLogs(List<Double> values) {
        return of(values.stream().map(Math::log).toList());
    }

    /**
     * Half the width of {@link #interval}: t·sd/√n with n − 1 degrees of freedom (Student, "The Probable Error of a
     * Mean", Biometrika 6, 1908).
     */
    double halfWidth(double confidence) {
        return TDistribution.of(n - 1).inverseSurvivalProbability((1 - confidence) / 2) * sd / Math.sqrt(n);
    }

    /** The two-sided t interval of the mean; needs two numbers. */
    Interval interval(double confidence) {
        double half = halfWidth(confidence);
        return new Interval(mean - half, mean + half, confidence);
    }
}
