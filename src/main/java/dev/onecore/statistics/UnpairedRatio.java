package dev.onecore.statistics;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many times a figure of one campaign is that of another, whose rounds were never interleaved with its own.
 *
 * @param value the geometric mean of one campaign's rounds over that of the other's
 * @param interval of the confidence of a {@link RatioOutcome}; it holds the spread between rounds, and nothing of what moved
 *     between the two campaigns
 */
public record UnpairedRatio(double value, Interval interval) {

    /**
     * The ratio of the means of the logarithms, with Welch's t interval for two samples of unequal variance (Welch, "The
     * Generalization of 'Student's' Problem when Several Different Population Variances are Involved", Biometrika 34, 1947).
     *
     * @param subject a positive value of each round, two at least
     * @param baseline the same of the campaign that it is compared with
     * @throws IllegalArgumentException when there are fewer, or one is not positive
     */
    public static UnpairedRatio of(List<Double> subject, List<Double> baseline) {
        return of(subject, baseline, RatioOutcome.CONFIDENCE);
    }

    static UnpairedRatio of(List<Double> subject, List<Double> baseline, double confidence) {
        Moments one = logs(subject);
        Moments other = logs(baseline);
        double difference = one.mean() - other.mean();
        double half = halfWidth(one, other, confidence);
        return new UnpairedRatio(
                Math.exp(difference), new Interval(difference - half, difference + half, confidence).exp());
    }

    private static Moments logs(List<Double> values) {
        if (values.size() < 2 || values.stream().anyMatch(value -> !(value > 0))) {
            throw new IllegalArgumentException("two positive values are needed at least: " + values);
        }
        return Moments.ofLogs(values);
    }

    private static double halfWidth(Moments one, Moments other, double confidence) {
        double oneSquared = one.sd() * one.sd() / one.n();
        double otherSquared = other.sd() * other.sd() / other.n();
        double squared = oneSquared + otherSquared;
        if (squared == 0) {
            return 0;
        }
        // Satterthwaite, "An Approximate Distribution of Estimates of Variance Components", Biometrics Bulletin 2,
        // 1946.
        double freedom = squared
                * squared
                / (oneSquared * oneSquared / (one.n() - 1) + otherSquared * otherSquared / (other.n() - 1));
        return TDistribution.of(freedom).inverseSurvivalProbability((1 - confidence) / 2) * Math.sqrt(squared);
    }
}
