package dev.onecore.figures;

import dev.onecore.model.LatencyKind;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import dev.onecore.statistics.SparseHistogram;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A phase on a grid of 100 ms from its begin, quiet intervals included. Histograms become sparse ones here, which are a
 * thousandth of the size, so that a whole campaign fits into memory.
 */
public final class Intervals {
    public static final long WIDTH_NS = 100_000_000;

    private final int count;
    private final Map<LatencyKind, List<SparseHistogram>> histograms = new EnumMap<>(LatencyKind.class);
    private final long[] received;
    private final long[] bytes;

    private Intervals(PhaseSummary phase, PhaseSeries series) {
        Grid grid = new Grid(phase);
        count = count(grid, series);
        received = new long[count];
        bytes = new long[count];
        for (Tick tick : series.ticks()) {
            int key = grid.placeOf(tick.beginNs());
            if (key >= 0) {
                received[key] += tick.received();
                bytes[key] += tick.bytes();
            }
        }
        series.slices().forEach((kind, slices) -> histograms.put(kind, onGrid(slices, grid)));
    }

    static Intervals of(PhaseSummary phase, PhaseSeries series) {
        return new Intervals(phase, series);
    }

    private static int count(Grid grid, PhaseSeries series) {
        int count = grid.planned();
        for (Tick tick : series.ticks()) {
            count = Math.max(count, grid.placeOf(tick.beginNs()) + 1);
        }
        for (List<Slice> slices : series.slices().values()) {
            for (Slice slice : slices) {
                count = Math.max(count, grid.placeOf(slice.beginNs()) + 1);
            }
        }
        return count;
    }

    private List<SparseHistogram> onGrid(List<Slice> slices, Grid grid) {
        List<List<SparseHistogram>> cells = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> cells.add(new ArrayList<>(1)));
        for (Slice slice : slices) {
            int place = grid.placeOf(slice.beginNs());
            if (place >= 0) {
                cells.get(place).add(SparseHistogram.of(slice.counts()));
            }
        }
        return cells.stream()
                .map(cell -> cell.size() == 1 ? cell.get(0) : SparseHistogram.sum(cell))
                .toList();
    }

    public int count() {
        return count;
    }

    /** One sparse histogram an interval; an empty list if that kind of latency has no samples at all. */
    List<SparseHistogram> histograms(LatencyKind kind) {
        return histograms.getOrDefault(kind, List.of());
    }

    /** Checked messages that arrived from interval {@code from} on, to the end of interval {@code to} − 1. */
    long received(int from, int to) {
        return sum(received, from, to);
    }

    /** Checked payload bytes that arrived from interval {@code from} on, to the end of interval {@code to} − 1. */
    long bytes(int from, int to) {
        return sum(bytes, from, to);
    }

    /** Messages a second, one number an interval. */
    public List<Double> rates() {
        return IntStream.range(0, count)
                .mapToObj(i -> received[i] * (1e9 / WIDTH_NS))
                .toList();
    }

    /** Megabytes a second, one number an interval. */
    public List<Double> bandwidths() {
        return IntStream.range(0, count)
                .mapToObj(i -> bytes[i] / 1e6 * (1e9 / WIDTH_NS))
                .toList();
    }

    /** A quantile of each interval in nanoseconds, NaN where it has no sample. */
    public List<Double> quantiles(LatencyKind kind, double q) {
        return quantiles(kind, q, 1);
    }

    /**
     * A quantile of each run of so many neighbouring intervals, whose counts are added, in nanoseconds; NaN without a sample.
     */
    public List<Double> quantiles(LatencyKind kind, double q, int neighbours) {
        List<SparseHistogram> all = histograms(kind);
        List<Double> quantiles = new ArrayList<>();
        for (int i = 0; i < all.size(); i += neighbours) {
            SparseHistogram sum = SparseHistogram.sum(all.subList(i, Math.min(i + neighbours, all.size())));
            quantiles.add(sum.total() == 0 ? Double.NaN : (double) sum.quantile(q));
        }
        return quantiles;
    }

    private static long sum(long[] series, int from, int to) {
        long sum = 0;
        for (int i = from; i < Math.min(to, series.length); i++) {
            sum += series[i];
        }
        return sum;
    }
}
