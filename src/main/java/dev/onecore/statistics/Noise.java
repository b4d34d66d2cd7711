package dev.onecore.statistics;

import java.util.Arrays;

/**
 * How a series scatters about its level, whatever steps and outliers it has.
 *
 * <p>Differences of neighbours forget the level but at a step, and their medians forget steps and outliers. With d₁ and d₂
 * the median of |xₜ₊₁ − xₜ| and |xₜ₊₂ − xₜ|, the correlation of neighbours is (d₂/d₁)² − 1 (Chakar, Lebarbier,
 * Lévy-Leduc and Robin, "A robust approach for estimating change-points in the mean of an AR(1) process", Bernoulli 23,
 * 2017), and the standard deviation 1.4826·d₁/√(2·(1 − correlation)).
 *
 * @param sd the standard deviation
 * @param correlation of neighbours, from 0 to {@value #HIGHEST_CORRELATION}
 */
record Noise(double sd, double correlation) {
    private static final double HIGHEST_CORRELATION = 0.9;

    /** The standard deviation of a normal distribution over the median of its absolute values: 1/Φ⁻¹(0.75). */
    private static final double SD_OF_MEDIAN = 1.4826;

    static Noise of(double[] series) {
        double neighbours = medianDifference(series, 1);
        if (neighbours == 0) {
            return new Noise(0, 0);
        }
        double seconds = medianDifference(series, 2) / neighbours;
        double correlation = Math.max(0, Math.min(HIGHEST_CORRELATION, seconds * seconds - 1));
        return new Noise(SD_OF_MEDIAN * neighbours / Math.sqrt(2 * (1 - correlation)), correlation);
    }

    /** (1 + φ)/(1 − φ): how much more the mean of correlated values varies than that of independent ones. */
    double inflation() {
        return (1 + correlation) / (1 - correlation);
    }

    private static double medianDifference(double[] series, int lag) {
        double[] differences = new double[series.length - lag];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = Math.abs(series[i + lag] - series[i]);
        }
        Arrays.sort(differences);
        return differences[differences.length / 2];
    }
}
