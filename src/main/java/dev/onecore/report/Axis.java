package dev.onecore.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The axis of a {@link Strip}.
 *
 * @param low value of its left end
 * @param high value of its right end, greater than {@code low}
 * @param ratios whether it is logarithmic, for ratios
 */
record Axis(double low, double high, boolean ratios) {
    private static final double FARTHEST = 1_000;

    static Axis ofRatios(double[] values) {
        double low = Math.max(
                1 / FARTHEST, Arrays.stream(values).filter(v -> v > 0).min().orElse(1));
        double high = Math.min(FARTHEST, Arrays.stream(values).max().orElse(1));
        // At least a tenth to both sides, so that noise about 1 does not look like an effect.
        double reach = 1.08;
        return new Axis(Math.min(low, 1 / 1.1) / reach, Math.max(high, 1.1) * reach, true);
    }

    static Axis ofFigures(double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        double margin = Math.max((high - low) * 0.08, Math.max(Math.abs(high) * 0.01, 1e-9));
        return new Axis(low >= 0 ? Math.max(0, low - margin) : low - margin, high + margin, false);
    }

    /** The place of a value as a share of the length, held within the axis. */
    double place(double value) {
        double share =
                ratios ? Math.log(Math.max(value, low) / low) / Math.log(high / low) : (value - low) / (high - low);
        return Math.max(0, Math.min(1, share));
    }

    /** Round values within the axis: four or so. */
    List<Double> ticks() {
        return ratios ? ratioTicks() : evenTicks();
    }

    String label(double tick) {
        if (ratios) {
            return tick == Math.rint(tick) ? String.valueOf((long) tick) : String.valueOf(tick);
        }
        return Amount.plain(tick);
    }

    private List<Double> ratioTicks() {
        double[] fine = {0.8, 0.9, 1, 1.1, 1.2};
        double[] middle = {0.4, 0.6, 0.8, 1, 1.25, 1.5, 2};
        double[] wide = {0.1, 0.25, 0.5, 1, 2, 4, 8};
        double[] widest = {0.001, 0.01, 0.1, 1, 10, 100, 1_000};
        double span = high / low;
        double[] ticks = span < 1.6 ? fine : span < 4 ? middle : span < 50 ? wide : widest;
        return Arrays.stream(ticks).filter(t -> t > low && t < high).boxed().toList();
    }

    private List<Double> evenTicks() {
        double rough = (high - low) / 4;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        for (double tick = Math.ceil(low / step) * step; tick <= high; tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }
}
