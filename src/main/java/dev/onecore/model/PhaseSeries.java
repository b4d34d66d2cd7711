package dev.onecore.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One phase of a trial over time.
 *
 * @param slices the histograms, in order of time, a list per kind of latency; a kind without samples is absent
 * @param ticks throughput, in order of time
 */
public record PhaseSeries(Map<LatencyKind, List<Slice>> slices, List<Tick> ticks) {

    /** No interval at all. */
    public static final PhaseSeries NONE = new PhaseSeries(Map.of(), List.of());

    public PhaseSeries {
        Map<LatencyKind, List<Slice>> copy = new EnumMap<>(LatencyKind.class);
        slices.forEach((kind, list) -> copy.put(kind, List.copyOf(list)));
        slices = copy;
        ticks = List.copyOf(ticks);
    }

    /** The sum of all intervals of a kind; without counts when there are none. */
    public Histogram total(LatencyKind kind) {
        Histogram sum = new Histogram(3);
        sum.setAutoResize(true);
        slices.getOrDefault(kind, List.of()).forEach(slice -> sum.add(slice.counts()));
        return sum;
    }
}
