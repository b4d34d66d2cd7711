package dev.onecore.statistics;

import java.util.List;
import java.util.OptionalInt;

/**
 * Where a trial's warm-up ends.
 *
 * @param course how it went
 * @param segments its levels in order
 * @param steadyFrom index of the first 100 ms interval of the last level; absent without a steady state
 */
public record SteadyState(WarmUpClass course, List<Segment> segments, OptionalInt steadyFrom) {
    /** Levels less than 5 % apart count as one: less than a campaign can tell apart. */
    public static final double TOLERANCE = 0.05;

    /** Four times the shortest segment: a shorter series cannot show a level that lasts. */
    public static final int LEAST_INTERVALS = 4 * ChangePoints.SHORTEST;

    private static final double LEAST_SD = 0.005;

    public SteadyState {
        segments = List.copyOf(segments);
        if (steadyFrom.isPresent() == (course == WarmUpClass.NO_STEADY_STATE)) {
            throw new IllegalArgumentException("a steady state begins somewhere, and no other does: " + course);
        }
    }

    /**
     * Looks for the last level of a series of medians or rates, one a 100 ms interval, and judges it as Barrett et al. do:
     * the last quarter must lie within it; levels are compared as ratios.
     *
     * @param series positive numbers; an interval without a reply is NaN or 0 and takes the value before it, as a stall is
     *     no level
     */
    public static SteadyState of(List<Double> series, FasterSide better) {
        int n = series.size();
        double[] logs = logs(series);
        if (logs.length < LEAST_INTERVALS) {
            return new SteadyState(WarmUpClass.NO_STEADY_STATE, List.of(), OptionalInt.empty());
        }
        List<Segment> onLogs = ChangePoints.of(logs, LEAST_SD);
        List<Segment> segments = onLogs.stream()
                .map(s -> new Segment(s.start(), s.end(), Math.exp(s.level())))
                .toList();
        int from = lastLevel(onLogs);
        if (from > n - n / 4) {
            return new SteadyState(WarmUpClass.NO_STEADY_STATE, segments, OptionalInt.empty());
        }
        return new SteadyState(course(onLogs, from, better), segments, OptionalInt.of(from));
    }

    private static WarmUpClass course(List<Segment> onLogs, int from, FasterSide better) {
        double last = onLogs.get(onLogs.size() - 1).level();
        double sign = better == FasterSide.LOWER ? 1 : -1;
        boolean wasFaster =
                onLogs.stream().anyMatch(segment -> sign * (last - segment.level()) > Math.log1p(TOLERANCE));
        if (wasFaster) {
            return WarmUpClass.SLOWING_DOWN;
        }
        return from == 0 ? WarmUpClass.FLAT : WarmUpClass.WARMED_UP;
    }

    /** Where the level of the last segment begins, segments that differ too little counted in. */
    private static int lastLevel(List<Segment> onLogs) {
        double last = onLogs.get(onLogs.size() - 1).level();
        int from = 0;
        for (Segment segment : onLogs) {
            if (Math.abs(segment.level() - last) > Math.log1p(TOLERANCE)) {
                from = segment.end();
            }
        }
        return from;
    }

    /** Logarithms with gaps filled from before, at the beginning from after; empty if there is no number at all. */
    private static double[] logs(List<Double> series) {
        double previous = series.stream().filter(value -> value > 0).findFirst().orElse(Double.NaN);
        if (Double.isNaN(previous)) {
            return new double[0];
        }
        double[] logs = new double[series.size()];
        for (int i = 0; i < logs.length; i++) {
            double value = series.get(i);
            previous = value > 0 ? value : previous;
            logs[i] = Math.log(previous);
        }
        return logs;
    }
}
