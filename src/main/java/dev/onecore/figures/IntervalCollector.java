package dev.onecore.figures;

import dev.onecore.model.LatencyKind;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Tick;
import dev.onecore.statistics.SparseHistogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Puts what a log holds on the grid of a phase, in any order. A phase of more than {@value #MOST} places has two of them, or four and
 * so on, in one interval, so that an hour takes as much memory as five minutes do.
 */
final class IntervalCollector {
    /** Five minutes of 100 ms. */
    static final int MOST = 3_000;

    private final Grid grid;
    private final Map<LatencyKind, List<SparseHistogram>> histograms = new EnumMap<>(LatencyKind.class);
    private long[] received = new long[64];
    private long[] bytes = new long[64];
    private int places;
    private int width = 1;

    IntervalCollector(PhaseSummary phase) {
        grid = new Grid(phase);
        reach(grid.planned());
    }

    /** All of a series that is in memory. */
    static Intervals of(PhaseSummary phase, PhaseSeries series) {
        IntervalCollector collector = new IntervalCollector(phase);
        series.ticks().forEach(collector::add);
        series.slices()
                .forEach((kind, slices) -> slices.forEach(
                        slice -> collector.add(kind, slice.beginNs(), SparseHistogram.of(slice.counts()))));
        return collector.intervals();
    }

    void add(Tick tick) {
        int place = grid.placeOf(tick.beginNs());
        if (place >= 0) {
            reach(place + 1);
            int at = place / width;
            if (at >= received.length) {
                received = Arrays.copyOf(received, Math.max(at + 1, 2 * received.length));
                bytes = Arrays.copyOf(bytes, received.length);
            }
            received[at] += tick.received();
            bytes[at] += tick.bytes();
        }
    }

    void add(LatencyKind kind, long beginNs, SparseHistogram counts) {
        List<SparseHistogram> cells = histograms.computeIfAbsent(kind, first -> new ArrayList<>());
        int place = grid.placeOf(beginNs);
        if (place >= 0) {
            reach(place + 1);
            fill(cells, place / width + 1);
            SparseHistogram before = cells.get(place / width);
            cells.set(place / width, before.total() == 0 ? counts : SparseHistogram.sum(List.of(before, counts)));
        }
    }

    private static void fill(List<SparseHistogram> cells, int count) {
        while (cells.size() < count) {
            cells.add(SparseHistogram.empty());
        }
    }

    private void reach(int count) {
        places = Math.max(places, count);
        while (places > (long) MOST * width) {
            width *= 2;
            halve(received);
            halve(bytes);
            histograms.values().forEach(IntervalCollector::halve);
        }
    }

    private static void halve(long[] counts) {
        for (int i = 0; i < counts.length; i++) {
            long here = counts[i];
            counts[i] = 0;
            counts[i / 2] += here;
        }
    }

    private static void halve(List<SparseHistogram> cells) {
        int left = (cells.size() + 1) / 2;
        for (int i = 0; i < left; i++) {
            cells.set(i, SparseHistogram.sum(cells.subList(2 * i, Math.min(2 * i + 2, cells.size()))));
        }
        cells.subList(left, cells.size()).clear();
    }

    Intervals intervals() {
        int count = (places + width - 1) / width;
        histograms.values().forEach(cells -> fill(cells, count));
        return new Intervals(places, width, histograms, Arrays.copyOf(received, count), Arrays.copyOf(bytes, count));
    }
}
