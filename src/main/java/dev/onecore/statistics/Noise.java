package dev.onecore.statistics;

import java.util.Arrays;

/**
 * How a series scatters about its level, whatever steps and outliers it has.
 *
 * <p>Differences of neighbours forget the level but at a step, and bounding them forgets steps and outliers. The standard
 * deviation is 1.4826·median|xₜ₊₁ − xₜ|/√(2·(1 − φ)); the correlation φ of neighbours is v₂/v₁ − 1 with vₖ the variance
 * of xₜ₊ₖ − xₜ (Chakar, Lebarbier, Lévy-Leduc and Robin, "A robust approach for estimating change-points in the mean of an
 * AR(1) process", Bernoulli 23, 2017). They take vₖ from medians; bounding each difference at 2.5 of its own robust
 * standard deviations (Winsor's mean) halves the scatter of φ in a series of some hundred values.
 *
 * @param sd the standard deviation
 * @param correlation of neighbours, from 0 to 0.9
 */
record Noise(double sd, double correlation) {
    private static final double HIGHEST_CORRELATION = 0.9;
    private static final double BOUND = 2.5;

    /** The standard deviation of a normal distribution over the median of its absolute values: 1/Φ⁻¹(0.75). */
    private static final double SD_OF_MEDIAN = 1.4826;

    static Noise of(double[] series) {
        double[] neighbours = differences(series, 1);
        double[] seconds = differences(series, 2);
        double sd = robustSd(neighbours);
        if (sd == 0) {
            return new Noise(0, 0);
        }
        double ratio = boundedVariance(seconds) / boundedVariance(neighbours);
        double correlation = Math.max(0, Math.min(HIGHEST_CORRELATION, ratio - 1));
        return new Noise(sd / Math.sqrt(2 * (1 - correlation)), correlation);
    }

    /** (1 + φ)/(1 − φ): how much more the mean of correlated values varies than that of independent ones. */
    double inflation() {
        return (1 + correlation) / (1 - correlation);
    }

    /** Absolute differences of values so far apart, ascending. */
    private static double[] differences(double[] series, int lag) {
        double[] differences = new double[series.length - lag];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = Math.abs(series[i + lag] - series[i]);
        }
        Arrays.sort(differences);
        return differences;
    }

    private static double robustSd(double[] sorted) {
        return SD_OF_MEDIAN * sorted[sorted.length / 2];
    }

    private static double boundedVariance(double[] sorted) {
        double bound = BOUND * robustSd(sorted);
        return Arrays.stream(sorted)
                .map(difference -> Math.min(difference, bound))
                .map(difference -> difference * difference)
                .average()
                .orElse(0);
    }
}
