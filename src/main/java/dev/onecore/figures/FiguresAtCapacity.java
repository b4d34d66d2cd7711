package dev.onecore.figures;

import dev.onecore.figures.MetricFigure.RoundValue;
import dev.onecore.model.Metric;
import dev.onecore.statistics.Basis;
import dev.onecore.statistics.CapacityBounds;
import dev.onecore.statistics.Estimate;
import dev.onecore.statistics.Unprinted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of one target at its capacity. Each is of one probe, which stands for round 1: whatever the others had to ask. */
final class FiguresAtCapacity {

    private static final int ROUND = 1;

    private final long seed;
    private final CapacityFigure search;

    /**
     * The figures of an answer.
     *
     * @param seed what a bootstrap resamples by
     */
    FiguresAtCapacity(long seed, CapacityFigure search) {
        this.seed = seed;
        this.search = search;
    }

    List<MetricFigure> of(List<Metric> metrics) {
        List<TrialReading> trials =
                search.answer().map(ProbeFigure::trial).stream().toList();
        TargetFigures figures = new TargetFigures(seed, search.key(), trials);
        return metrics.stream()
                .map(metric -> metric == Metric.THROUGHPUT ? capacity() : ofOneRound(figures.figure(metric)))
                .toList();
    }

    private static MetricFigure ofOneRound(MetricFigure figure) {
        return new MetricFigure(
                figure.key(),
                figure.metric(),
                figure.figure(),
                figure.lowerBound(),
                figure.pinned(),
                figure.each().stream()
                        .map(each -> new RoundValue(ROUND, each.value(), each.lowerBound()))
                        .toList(),
                figure.reservations());
    }

    /** The rate itself: the schedule's, all of which was answered in time. */
    private MetricFigure capacity() {
        CapacityBounds capacity = search.capacity();
        boolean pinned = search.answer().map(probe -> probe.trial().pinned()).orElse(true);
        if (capacity.metPerSec().isEmpty()) {
            return new MetricFigure(
                    search.key(), Metric.THROUGHPUT, new Unprinted(none()), false, pinned, List.of(), List.of());
        }
        double rate = capacity.metPerSec().getAsDouble();
        List<String> reservations = new ArrayList<>();
        switch (capacity.limit()) {
            case SERVER -> {}
            case INJECTOR -> reservations.add("the injector was the limit above");
            case MACHINE -> reservations.add("the machine disturbed the probes above");
            case PROBES -> reservations.add("no probe went higher");
        }
        if (!capacity.confirmed()) {
            reservations.add("not confirmed by a longer probe");
        }
        return new MetricFigure(
                search.key(),
                Metric.THROUGHPUT,
                new Estimate(rate, Optional.empty(), Basis.NONE, 1, 1),
                capacity.lowerBound(),
                pinned,
                List.of(new RoundValue(ROUND, rate, capacity.lowerBound())),
                reservations);
    }

    private String none() {
        return search.probes().isEmpty()
                ? "no trial was run"
                : String.format(
                        Locale.ROOT,
                        "%s was met by none of %d probes",
                        search.objective().words(),
                        search.probes().size());
    }
}
