package dev.onecore.figures;

import dev.onecore.figures.MetricFigure.RoundValue;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Metric;
import dev.onecore.statistics.Basis;
import dev.onecore.statistics.Estimate;
import dev.onecore.statistics.Figure;
import dev.onecore.statistics.Interval;
import dev.onecore.statistics.Mean;
import dev.onecore.statistics.Quantiles;
import dev.onecore.statistics.SparseHistogram;
import dev.onecore.statistics.Unprinted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of one target in one phase. */
public final class PlaceFigures {
    private final long seed;
    private final FigureKey place;
    private final List<TrialReading> run;
    private final List<TrialReading> valid;

    /**
     * Takes the trials of the place's workload and target.
     *
     * @param seed what a bootstrap resamples by
     */
    public PlaceFigures(long seed, FigureKey place, List<TrialReading> run) {
        this.seed = seed;
        this.place = place;
        this.run = run;
        this.valid = Rounds.valid(run, place);
    }

    public MetricFigure figure(Metric metric) {
        boolean pinned = valid.stream().allMatch(TrialReading::pinned);
        if (valid.isEmpty()) {
            return new MetricFigure(place, metric, new Unprinted(whyNone()), false, pinned, List.of());
        }
        List<RoundValue> each =
                Catalogue.view(metric).map(view -> latencies(metric, view)).orElseGet(() -> rates(metric));
        boolean bounded = each.stream().anyMatch(RoundValue::lowerBound);
        return new MetricFigure(place, metric, figure(metric, each), bounded, pinned, each);
    }

    private String whyNone() {
        if (run.isEmpty()) {
            return "no trial was run";
        }
        if (run.stream().anyMatch(trial -> trial.verdict().counts())) {
            return "no valid trial reached this phase";
        }
        return run.size() == 1
                ? "the one trial failed or is invalid"
                : "all " + run.size() + " trials failed or are invalid";
    }

    private Figure figure(Metric metric, List<RoundValue> each) {
        if (each.isEmpty()) {
            return new Unprinted(whyNoValue(metric));
        }
        List<Double> values = each.stream().map(RoundValue::value).toList();
        Optional<LatencyKind> view = Catalogue.view(metric);
        if (view.isEmpty()) {
            return Catalogue.isShare(metric) ? Mean.arithmetic(values) : Mean.geometric(values);
        }
        List<List<SparseHistogram>> rounds = windows(view.get());
        SparseHistogram all =
                SparseHistogram.sum(rounds.stream().flatMap(List::stream).toList());
        if (Catalogue.isMaximum(metric)) {
            double maximum = all.quantile(1) * unit(metric);
            return new Estimate(maximum, Optional.empty(), Basis.NONE, all.total(), each.size());
        }
        double q = Catalogue.quantile(metric).orElseThrow();
        if (Catalogue.fewOperations(metric)) {
            return medianOfFew(all, values, unit(metric));
        }
        Figure figure = Quantiles.of(rounds, seed).quantile(q);
        return figure.estimate().<Figure>map(e -> e.times(unit(metric))).orElse(figure);
    }

    /**
     * The median of all operations, with the interval of the rounds' medians, widened to hold it. Files, bursts and ramp
     * users are few by design: the rule of 100 samples beyond a quantile is made for flows of messages, and n stands beside.
     */
    private static Figure medianOfFew(SparseHistogram all, List<Double> medians, double unit) {
        double median = all.quantile(0.5) * unit;
        Optional<Interval> interval = Mean.geometric(medians)
                .estimate()
                .flatMap(Estimate::interval)
                .map(i -> i.hull(new Interval(median, median, i.confidence())));
        Basis basis = interval.isPresent() ? Basis.ROUNDS : Basis.NONE;
        return new Estimate(median, interval, basis, all.total(), medians.size());
    }

    private List<RoundValue> latencies(Metric metric, LatencyKind view) {
        double q = Catalogue.quantile(metric).orElse(1);
        List<RoundValue> each = new ArrayList<>();
        for (TrialReading trial : valid) {
            SparseHistogram sum = SparseHistogram.sum(reading(trial).tallies(view));
            if (sum.total() > 0) {
                boolean bounded =
                        Catalogue.boundedByUnanswered(view) && reading(trial).unanswered() > 0;
                each.add(new RoundValue(trial.trial().round(), sum.quantile(q) * unit(metric), bounded));
            }
        }
        return each;
    }

    private List<RoundValue> rates(Metric metric) {
        List<RoundValue> each = new ArrayList<>();
        for (TrialReading trial : valid) {
            boolean bounded =
                    Catalogue.limitedByInjector(metric) && reading(trial).injectorBound();
            OptionalDouble value = reading(trial).rate(metric);
            value.ifPresent(v -> each.add(new RoundValue(trial.trial().round(), v, bounded)));
        }
        return each;
    }

    private List<List<SparseHistogram>> windows(LatencyKind view) {
        return valid.stream().map(trial -> reading(trial).tallies(view)).toList();
    }

    private PhaseReading reading(TrialReading trial) {
        return trial.phase(place.phase()).orElseThrow();
    }

    private static String whyNoValue(Metric metric) {
        return switch (metric) {
            case CPU_PER_MESSAGE, CPU_PER_MB, MESSAGES_PER_CPU_SECOND, SERVER_CPU ->
                "the server's CPU time was not seen";
            case RSS -> "the server's memory was not seen";
            case RSS_PER_CONNECTION -> "the server's memory was not seen, or did not grow";
            case GC_SHARE -> "not a JVM, or it does not say";
            default -> "no samples";
        };
    }

    /** Histograms count nanoseconds. */
    private static double unit(Metric metric) {
        return metric.unit().equals("ms") ? 1e-6 : 1e-3;
    }
}
