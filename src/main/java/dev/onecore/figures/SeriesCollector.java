package dev.onecore.figures;

import dev.onecore.evidence.SeriesVisitor;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Tick;
import dev.onecore.statistics.SparseHistogram;
import java.util.List;

/** Puts what a trial's logs hold on the grids of its phases; those that only warm up stay empty. */
final class SeriesCollector implements SeriesVisitor {
    private final List<PhaseSummary> phases;
    private final List<IntervalCollector> collectors;

    SeriesCollector(List<PhaseSummary> phases) {
        this.phases = phases;
        this.collectors = phases.stream().map(IntervalCollector::new).toList();
    }

    @Override
    public boolean wants(int phase) {
        return phases.get(phase).phase().measured();
    }

    @Override
    public void interval(int phase, LatencyKind kind, long beginNs, SparseHistogram counts) {
        collectors.get(phase).add(kind, beginNs, counts);
    }

    @Override
    public void tick(int phase, Tick tick) {
        collectors.get(phase).add(tick);
    }

    Intervals intervals(int phase) {
        return collectors.get(phase).intervals();
    }
}
