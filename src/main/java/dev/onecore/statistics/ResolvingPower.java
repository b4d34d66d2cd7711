package dev.onecore.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What a comparison over paired rounds can find.
 *
 * @param logSd standard deviation of the paired log-ratios
 * @param rounds how many pairs, at least two
 * @param confidence of "different"
 */
public record ResolvingPower(double logSd, int rounds, double confidence) {
    /**
     * With this probability of being found, nine of ten campaigns find an effect with probability 0.99. At 12 rounds and
     * 99 % confidence an effect of 5 % has it up to a spread of 3.0 % from round to round.
     */
    public static final double ENOUGH = 0.984;

    private static final int STEPS = 2_000;

    public ResolvingPower {
        if (!(logSd >= 0)) {
            throw new IllegalArgumentException("logSd must not be negative: " + logSd);
        }
        if (rounds < 2) {
            throw new IllegalArgumentException("rounds must be at least 2: " + rounds);
        }
    }

    /** Whether {@link #of} reaches {@link #ENOUGH}. */
    public boolean canResolve(double effect) {
        return of(effect) >= ENOUGH;
    }

    /**
     * The probability that a true effect is called different, and in its own direction.
     *
     * @param effect the true ratio less 1, such as 0.05; positive
     */
    public double of(double effect) {
        if (!(effect > 0)) {
            throw new IllegalArgumentException("effect must be positive: " + effect);
        }
        if (logSd == 0) {
            return 1;
        }
        double critical = TDistribution.of(rounds - 1).inverseSurvivalProbability((1 - confidence) / 2);
        return noncentralT(critical, rounds - 1, Math.log1p(effect) * Math.sqrt(rounds) / logSd);
    }

    /**
     * P(T &gt; t) of Student's t with a non-centrality: the normal probability Φ(shift − t·s), averaged over the
     * distribution of s = √(χ²/freedom) by Simpson's rule (Johnson, Kotz and Balakrishnan, "Continuous Univariate
     * Distributions", volume 2, 2nd edition 1995, chapter 31).
     */
    static double noncentralT(double t, int freedom, double shift) {
        ChiSquaredDistribution chiSquared = ChiSquaredDistribution.of(freedom);
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double from = Math.sqrt(chiSquared.inverseCumulativeProbability(1e-12) / freedom);
        double to = Math.sqrt(chiSquared.inverseSurvivalProbability(1e-12) / freedom);
        double step = (to - from) / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double s = from + i * step;
            int weight = i == 0 || i == STEPS ? 1 : i % 2 == 0 ? 2 : 4;
            double density = chiSquared.density(s * s * freedom) * 2 * s * freedom;
            sum += weight * density * normal.cumulativeProbability(shift - t * s);
        }
        return sum * step / 3;
    }
}
