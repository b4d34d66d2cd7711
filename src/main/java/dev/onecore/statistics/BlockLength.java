package dev.onecore.statistics;

/**
 * How many neighbours a block bootstrap must keep together.
 *
 * <p>The automatic choice of Politis and White, "Automatic Block-Length Selection for the Dependent Bootstrap",
 * Econometric Reviews 23, 2004, as corrected by Patton, Politis and White, Econometric Reviews 28, 2009, for the circular
 * bootstrap: b = (2·G²/D)^⅓·n^⅓ with G = Σ λ(k/M)·|k|·R(k), D = 4/3·(Σ λ(k/M)·R(k))² and a flat-top window λ. It is one for
 * white noise; n^⅓, the order that is optimal under any weak dependence (Hall, Horowitz and Jing, Biometrika 82, 1995),
 * is kept as the least length, since a few rare stalls show no autocorrelation to measure.
 */
final class BlockLength {
    private static final int QUIET_LAGS = 5;

    private final double[] deviations;

    private BlockLength(double[] series) {
        double mean = 0;
        for (double x : series) {
            mean += x / series.length;
        }
        deviations = new double[series.length];
        for (int i = 0; i < series.length; i++) {
            deviations[i] = series[i] - mean;
        }
    }

    /** The length for a series, from n^⅓ to min(3·√n, n/3), both rounded up. */
    static int of(double[] series) {
        int n = series.length;
        int least = (int) Math.ceil(Math.cbrt(n));
        int most = (int) Math.ceil(Math.min(3 * Math.sqrt(n), n / 3.0));
        double automatic = Math.ceil(automatic(series));
        return (int) Math.max(1, Math.min(most, Math.max(least, automatic)));
    }

    /** The formula's own answer, neither rounded nor limited; 0 if the series does not vary. */
    static double automatic(double[] series) {
        return new BlockLength(series).automatic();
    }

    private double automatic() {
        int n = deviations.length;
        double variance = covariance(0);
        if (variance <= 0) {
            return 0;
        }
        int bandwidth = Math.min(mostLags(), 2 * (lastCorrelatedLag(variance) + 1));
        double g = 0;
        double spectrum = variance;
        for (int k = 1; k <= bandwidth; k++) {
            double weighted = 2 * flatTop((double) k / bandwidth) * covariance(k);
            g += k * weighted;
            spectrum += weighted;
        }
        double d = 4.0 / 3 * spectrum * spectrum;
        return Math.cbrt(2 * g * g / d * n);
    }

    /**
     * The lag before the first run of five insignificant correlations (section 3 of the paper; the window reaches to twice
     * the lag after it, as in the authors' own program).
     */
    private int lastCorrelatedLag(double variance) {
        int n = deviations.length;
        double insignificant = 2 * Math.sqrt(Math.log10(n) / n);
        int last = 0;
        for (int k = 1; k < mostLags() && k <= last + QUIET_LAGS; k++) {
            if (Math.abs(covariance(k) / variance) >= insignificant) {
                last = k;
            }
        }
        return last;
    }

    private int mostLags() {
        int n = deviations.length;
        return Math.min(n, (int) Math.ceil(Math.sqrt(n)) + QUIET_LAGS);
    }

    private double covariance(int lag) {
        double sum = 0;
        for (int i = lag; i < deviations.length; i++) {
            sum += deviations[i] * deviations[i - lag];
        }
        return sum / deviations.length;
    }

    private static double flatTop(double x) {
        return x <= 0.5 ? 1 : Math.max(0, 2 * (1 - x));
    }
}
