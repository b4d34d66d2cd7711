package dev.onecore.figures;

import dev.onecore.figures.MetricFigure.RoundValue;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Metric;
import dev.onecore.model.MetricSource.LatencySource;
import dev.onecore.model.MetricSource.TotalsSource;
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

/** The figures of one target in one phase. */
public final class TargetFigures {
    private final long seed;
    private final FigureKey key;
    private final List<TrialReading> run;
    private final List<TrialReading> valid;

    /**
     * Takes the trials of the place's workload and target.
     *
     * @param seed what a bootstrap resamples by
     */
    public TargetFigures(long seed, FigureKey key, List<TrialReading> run) {
        this.seed = seed;
        this.key = key;
        this.run = run;
        this.valid = Rounds.valid(run, key);
    }

    public MetricFigure figure(Metric metric) {
        boolean pinned = valid.stream().allMatch(TrialReading::pinned);
        if (valid.isEmpty()) {
            return new MetricFigure(key, metric, new Unprinted(whyNone()), false, pinned, List.of());
        }
        List<RoundValue> each = metric.source().map(this::latencies, totals -> totals(totals, metric.isRate()));
        boolean bounded = each.stream().anyMatch(RoundValue::lowerBound);
        return new MetricFigure(key, metric, figure(metric, each), bounded, pinned, each);
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
            return new Unprinted(metric.source().missing());
        }
        List<Double> values = each.stream().map(RoundValue::value).toList();
        return metric.source().map(latency -> ofAllRounds(latency, values), totals -> mean(totals, values));
    }

    private Figure ofAllRounds(LatencySource latency, List<Double> values) {
        List<List<SparseHistogram>> rounds = windows(latency.kind());
        SparseHistogram all =
                SparseHistogram.sum(rounds.stream().flatMap(List::stream).toList());
        double unit = latency.unitsPerNs();
        return switch (latency.estimator()) {
            case MAXIMUM ->
                new Estimate(all.quantile(1) * unit, Optional.empty(), Basis.NONE, all.total(), values.size());
            case FEW_OPERATIONS -> medianOfFew(all, values, unit);
            case FLOW -> {
                Figure figure = Quantiles.of(rounds, seed).quantile(latency.quantile());
                yield figure.estimate().<Figure>map(e -> e.times(unit)).orElse(figure);
            }
        };
    }

    private static Figure mean(TotalsSource totals, List<Double> values) {
        return switch (totals.nature()) {
            case SHARE -> Mean.arithmetic(values);
            case RATE, YIELD, COST -> Mean.geometric(values);
        };
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

    private List<RoundValue> latencies(LatencySource latency) {
        List<RoundValue> each = new ArrayList<>();
        for (TrialReading trial : valid) {
            SparseHistogram sum = SparseHistogram.sum(reading(trial).tallies(latency.kind()));
            if (sum.total() > 0) {
                double value = sum.quantile(latency.quantile()) * latency.unitsPerNs();
                boolean bounded = Catalogue.boundedByUnanswered(latency.kind())
                        && reading(trial).unanswered() > 0;
                each.add(new RoundValue(trial.trial().round(), value, bounded));
            }
        }
        return each;
    }

    private List<RoundValue> totals(TotalsSource source, boolean rate) {
        List<RoundValue> each = new ArrayList<>();
        for (TrialReading trial : valid) {
            boolean bounded = rate && reading(trial).injectorBound();
            source.formula()
                    .apply(reading(trial).totals())
                    .ifPresent(value -> each.add(new RoundValue(trial.trial().round(), value, bounded)));
        }
        return each;
    }

    private List<List<SparseHistogram>> windows(LatencyKind view) {
        return valid.stream().map(trial -> reading(trial).tallies(view)).toList();
    }

    private PhaseReading reading(TrialReading trial) {
        return trial.phase(key.phase()).orElseThrow();
    }
}
