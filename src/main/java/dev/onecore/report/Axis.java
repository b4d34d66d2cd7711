package dev.onecore.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The axis of a {@link Strip}.
 *
 * @param low value of its left end
 * @param high value of its right end, greater than {@code low}
 * @param scale how values lie between
 */
record Axis(double low, double high, Scale scale) {
    private static final double FARTHEST = 1_000;

    /** Figures farther apart than this are drawn by their decades. */
    private static final double WIDE = 25;

    /** How values lie between the ends. */
    enum Scale {
        /** Evenly. */
        FIGURES,
        /** By their logarithms, from figures that lie decades apart. */
        DECADES,
        /** By their logarithms, with 1 in sight. */
        RATIOS
    }

    static Axis ofRatios(double[] values) {
        double low = Math.max(
                1 / FARTHEST, Arrays.stream(values).filter(v -> v > 0).min().orElse(1));
        double high = Math.min(FARTHEST, Arrays.stream(values).max().orElse(1));
        // At least a tenth to both sides, so that noise about 1 does not look like an effect.
        double reach = 1.08;
        return new Axis(Math.min(low, 1 / 1.1) / reach, Math.max(high, 1.1) * reach, Scale.RATIOS);
    }

    static Axis ofFigures(double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        if (low > 0 && high / low > WIDE) {
            return new Axis(low / 1.2, high * 1.2, Scale.DECADES);
        }
        double margin = Math.max((high - low) * 0.08, Math.max(Math.abs(high) * 0.01, 1e-9));
        return new Axis(low >= 0 ? Math.max(0, low - margin) : low - margin, high + margin, Scale.FIGURES);
    }

    /** The place of a value as a share of the length, held within the axis. */
    double share(double value) {
        double share = scale == Scale.FIGURES
                ? (value - low) / (high - low)
                : Math.log(Math.max(value, low) / low) / Math.log(high / low);
        return Math.max(0, Math.min(1, share));
    }

    /** Round values within the axis: four or so. */
    List<Double> ticks() {
        return switch (scale) {
            case FIGURES -> evenTicks();
            case DECADES -> decades();
            case RATIOS -> ratioTicks();
        };
    }

    String label(double tick) {
        if (scale == Scale.RATIOS) {
            return tick == Math.rint(tick) ? String.valueOf((long) tick) : String.valueOf(tick);
        }
        return tick == Math.rint(tick) ? Amount.count((long) tick) : Amount.plain(tick);
    }

    private List<Double> ratioTicks() {
        double[] fine = {0.8, 0.9, 1, 1.1, 1.2};
        double[] middle = {0.4, 0.6, 0.8, 1, 1.25, 1.5, 2};
        double[] wide = {0.1, 0.25, 0.5, 1, 2, 4, 8};
        double[] wider = {0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30};
        double[] widest = {0.001, 0.01, 0.1, 1, 10, 100, 1_000};
        double span = high / low;
        double[] ticks = span < 1.6 ? fine : span < 4 ? middle : span < 50 ? wide : span < 1_000 ? wider : widest;
        return Arrays.stream(ticks).filter(t -> t > low && t < high).boxed().toList();
    }

    /** Powers of ten; where fewer than three of them are in sight, 3 times those too. */
    private List<Double> decades() {
        List<Double> powers = new ArrayList<>();
        List<Double> halves = new ArrayList<>();
        for (double power = Math.pow(10, Math.floor(Math.log10(low))); power < high; power *= 10) {
            powers.add(power);
            halves.add(power);
            halves.add(power * 3);
        }
        List<Double> seen = powers.stream().filter(t -> t > low && t < high).toList();
        return seen.size() >= 3
                ? seen
                : halves.stream().filter(t -> t > low && t < high).toList();
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
