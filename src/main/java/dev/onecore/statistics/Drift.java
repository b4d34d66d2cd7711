package dev.onecore.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How a figure changes over hours: the slope of the line through the means of batches of equal length.
 *
 * <p>What changes all at once, as where a process grows its heap, is no slope: an increment between two batches that stands far
 * outside all others is taken out and told apart, where such are few.
 *
 * <p>Neighbouring readings say nearly the same, so that an interval made of them as if they were independent would be far too
 * narrow. Means of long batches hardly depend on each other (C. Alexopoulos and A. Seila, "Output Data Analysis", in Handbook of
 * Simulation, 1998, section 7.3.1); what correlation the residuals of neighbouring batches still have widens the interval, as a
 * process of first order needs (B. Santer et al., "Statistical significance of trends and trend differences in layer-average
 * atmospheric temperature time series", Journal of Geophysical Research 105, 2000).
 *
 * @param perHour the slope, in the figure's unit an hour
 * @param interval what it may as well be
 * @param first the line's value at the begin, in the figure's unit
 * @param last the line's value at the end, without steps
 * @param steps what changed all at once, in order of time
 */
public record Drift(double perHour, Interval interval, double first, double last, List<DriftStep> steps) {

    /** So many deviations from the usual increment are no part of a slope. */
    private static final double FAR = 8;

    /** Of a normal distribution its standard deviation over its median absolute one. */
    private static final double NORMAL = 1.4826;

    /** Where more increments stand apart, they are the process itself. */
    private static final int MOST_APART = 4;

    /** So many batches are made. */
    static final int BATCHES = 30;

    /** With fewer batches that have a reading nothing is said. */
    private static final int LEAST_BATCHES = 10;

    private static final double CONFIDENCE = 0.95;

    /** An increment that differs by less from the usual one, as a share of it, is the same. */
    private static final double LEAST_STEP = 0.5;

    private static final double SECONDS_PER_HOUR = 3_600;

    /** More correlation than this cannot be told from a drift. */
    private static final double MOST_CORRELATION = 0.9;

    public Drift {
        steps = List.copyOf(steps);
    }

    /**
     * The drift of readings; empty where they are too few, or all at one time.
     *
     * @param atSeconds when each was taken, ascending
     * @param values the readings, as many, in the figure's unit
     */
    public static Optional<Drift> of(double[] atSeconds, double[] values) {
        int n = Math.min(atSeconds.length, values.length);
        if (n < LEAST_BATCHES || atSeconds[n - 1] <= atSeconds[0]) {
            return Optional.empty();
        }
        List<double[]> batches = batches(atSeconds, values, n);
        if (batches.size() < LEAST_BATCHES) {
            return Optional.empty();
        }
        List<DriftStep> steps = takeSteps(batches);
        return Optional.of(line(batches, steps));
    }

    /** Takes steps out of the batches, and returns them; one within a batch shows in the increments on both of its sides. */
    private static List<DriftStep> takeSteps(List<double[]> batches) {
        int n = batches.size() - 1;
        double[] increments = new double[n];
        for (int i = 0; i < n; i++) {
            increments[i] = batches.get(i + 1)[1] - batches.get(i)[1];
        }
        double usual = median(increments);
        double[] apart = new double[n];
        for (int i = 0; i < n; i++) {
            apart[i] = Math.abs(increments[i] - usual);
        }
        double far = FAR * NORMAL * median(apart) + LEAST_STEP * Math.abs(usual);
        List<DriftStep> steps = new ArrayList<>();
        if (Arrays.stream(apart).filter(each -> each > far).count() > MOST_APART) {
            return steps;
        }
        double taken = 0;
        double before = 0;
        for (int i = 0; i < n; i++) {
            double step = apart[i] > far ? increments[i] - usual : 0;
            double middle = SECONDS_PER_HOUR * (batches.get(i)[0] + batches.get(i + 1)[0]) / 2;
            if (step != 0 && before * step > 0) {
                DriftStep last = steps.remove(steps.size() - 1);
                steps.add(new DriftStep((last.atSeconds() + middle) / 2, last.size() + step));
            } else if (step != 0) {
                steps.add(new DriftStep(middle, step));
            }
            before = step;
            taken += step;
            batches.get(i + 1)[1] -= taken;
        }
        return steps;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The middle of each batch in hours since the first reading, and its mean. */
    private static List<double[]> batches(double[] atSeconds, double[] values, int n) {
        double[] sums = new double[BATCHES];
        int[] counts = new int[BATCHES];
        double begin = atSeconds[0];
        double width = (atSeconds[n - 1] - begin) / BATCHES;
        for (int i = 0; i < n; i++) {
            int batch = (int) Math.min(BATCHES - 1, (atSeconds[i] - begin) / width);
            sums[batch] += values[i];
            counts[batch]++;
        }
        List<double[]> batches = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            if (counts[batch] > 0) {
                double hours = (batch + 0.5) * width / SECONDS_PER_HOUR;
                batches.add(new double[] {hours, sums[batch] / counts[batch]});
            }
        }
        return batches;
    }

    private static Drift line(List<double[]> batches, List<DriftStep> steps) {
        int n = batches.size();
        double meanAt =
                batches.stream().mapToDouble(batch -> batch[0]).average().orElseThrow();
        double meanOf =
                batches.stream().mapToDouble(batch -> batch[1]).average().orElseThrow();
        double across = 0;
        double along = 0;
        for (double[] batch : batches) {
            across += (batch[0] - meanAt) * (batch[1] - meanOf);
            along += (batch[0] - meanAt) * (batch[0] - meanAt);
        }
        double slope = across / along;
        double[] residuals = batches.stream()
                .mapToDouble(batch -> batch[1] - meanOf - slope * (batch[0] - meanAt))
                .toArray();
        double squares = 0;
        double products = 0;
        for (int i = 0; i < n; i++) {
            squares += residuals[i] * residuals[i];
            products += i > 0 ? residuals[i] * residuals[i - 1] : 0;
        }
        double raw = squares > 0 ? products / squares : 0;
        // Of so few residuals, with a line taken out, the correlation comes out too small (Kendall, Biometrika 41,
        // 1954).
        double correlation = Math.max(0, Math.min(MOST_CORRELATION, raw + (1 + 4 * Math.max(raw, 0)) / n));
        double independent = Math.max(4, n * (1 - correlation) / (1 + correlation));
        double error = Math.sqrt(squares / (n - 2) / along * (1 + correlation) / (1 - correlation));
        double half = TDistribution.of(independent - 2).inverseCumulativeProbability((1 + CONFIDENCE) / 2) * error;
        double end = batches.get(n - 1)[0];
        return new Drift(
                slope,
                new Interval(slope - half, slope + half, CONFIDENCE),
                meanOf + slope * (batches.get(0)[0] - meanAt),
                meanOf + slope * (end - meanAt),
                steps);
    }

    /** Whether it changes at all, as far as the interval says. */
    public boolean found() {
        return !interval.contains(0);
    }

    /** The smallest change an hour that would have been found. */
    public double resolvable() {
        return interval.width() / 2;
    }
}
