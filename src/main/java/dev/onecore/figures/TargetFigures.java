package dev.onecore.figures;

import dev.onecore.figures.MetricFigure.RoundValue;
import dev.onecore.model.Metric;
import dev.onecore.model.MetricSource.LatencySource;
import dev.onecore.model.MetricSource.SlopeSource;
import dev.onecore.model.MetricSource.TotalsSource;
import dev.onecore.model.PhaseTotals;
import dev.onecore.statistics.Basis;
import dev.onecore.statistics.Estimate;
import dev.onecore.statistics.Figure;
import dev.onecore.statistics.Interval;
import dev.onecore.statistics.LineFit;
import dev.onecore.statistics.Mean;
import dev.onecore.statistics.Median;
import dev.onecore.statistics.Quantiles;
import dev.onecore.statistics.SparseHistogram;
import dev.onecore.statistics.Unprinted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
        if (valid.isEmpty()) {
            return unprinted(metric, whyNone());
        }
        return metric.source()
                .map(
                        latency -> figure(metric, latency),
                        totals -> figure(metric, totals),
                        slope -> figure(metric, slope));
    }

    private MetricFigure unprinted(Metric metric, String reason) {
        return new MetricFigure(key, metric, new Unprinted(reason), false, pinned(), List.of(), List.of());
    }

    private boolean pinned() {
        return valid.stream().allMatch(TrialReading::pinned);
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

    /** Of the rounds whose quantile is the server's; one that the injector's own lateness made says nothing of the server. */
    private MetricFigure figure(Metric metric, LatencySource latency) {
        List<TimedRound> all = valid.stream()
                .map(trial -> TimedRound.of(trial, reading(trial), latency))
                .flatMap(Optional::stream)
                .toList();
        List<TimedRound> kept = all.stream().filter(round -> !round.spoiled()).toList();
        Optional<TimedRound> worst =
                all.stream().filter(TimedRound::spoiled).max(Comparator.comparingDouble(TimedRound::share));
        if (kept.isEmpty()) {
            return unprinted(
                    metric,
                    worst.map(TimedRound::sentence).orElse(metric.source().missing()));
        }
        boolean bounded = kept.stream().anyMatch(TimedRound::bounded);
        List<String> reservations = new ArrayList<>();
        if (bounded) {
            reservations.add("some operations were still unanswered when the wait for them ended");
        }
        worst.ifPresent(round -> reservations.add(leftOut(all.size() - kept.size(), round)));
        return new MetricFigure(
                key,
                metric,
                ofAllRounds(latency, kept),
                bounded,
                pinned(),
                kept.stream().map(TimedRound::value).toList(),
                reservations);
    }

    private static String leftOut(int rounds, TimedRound worst) {
        return rounds + (rounds == 1 ? " round" : " rounds") + " left out for " + worst.sentence();
    }

    private Figure ofAllRounds(LatencySource latency, List<TimedRound> kept) {
        Quantiles quantiles = Quantiles.of(kept.stream().map(TimedRound::series).toList(), planned(), seed);
        SparseHistogram all = quantiles.all();
        double unit = latency.unitsPerNs();
        return switch (latency.estimator()) {
            case MAXIMUM ->
                new Estimate(all.quantile(1) * unit, Optional.empty(), Basis.NONE, all.total(), kept.size());
            case FEW_OPERATIONS ->
                medianOfFew(
                        all, kept.stream().map(round -> round.value().value()).toList(), unit);
            case FLOW -> {
                Figure figure = quantiles.quantile(latency.quantile());
                yield figure.estimate().<Figure>map(e -> e.times(unit)).orElse(figure);
            }
        };
    }

    private MetricFigure figure(Metric metric, TotalsSource totals) {
        List<RoundValue> each = new ArrayList<>();
        List<String> reservations = new ArrayList<>();
        for (TrialReading trial : valid) {
            PhaseReading phase = reading(trial);
            boolean bounded = metric.isRate() && phase.boundsRates();
            ofRound(totals, phase).ifPresent(value -> {
                each.add(new RoundValue(trial.trial().round(), value, bounded));
                phase.reservation(metric)
                        .filter(reservation -> !reservations.contains(reservation))
                        .ifPresent(reservations::add);
            });
        }
        if (each.isEmpty()) {
            return unprinted(metric, metric.source().missing());
        }
        boolean bounded = each.stream().anyMatch(RoundValue::lowerBound);
        List<Double> values = each.stream().map(RoundValue::value).toList();
        return new MetricFigure(key, metric, mean(totals, values), bounded, pinned(), each, reservations);
    }

    private MetricFigure figure(Metric metric, SlopeSource slope) {
        List<RoundValue> each = new ArrayList<>();
        Optional<LineFit> last = Optional.empty();
        for (TrialReading trial : valid) {
            Optional<LineFit> line = Plateaus.fit(trial.result().phases(), slope);
            line.ifPresent(fit -> each.add(new RoundValue(trial.trial().round(), fit.slope(), false)));
            last = line.isPresent() ? line : last;
        }
        if (each.isEmpty()) {
            return unprinted(metric, slope.missing());
        }
        Figure ofRounds = Mean.arithmetic(each.stream().map(RoundValue::value).toList());
        Figure figure = each.size() == 1
                ? last.<Figure>map(fit -> new Estimate(
                                fit.slope(), Optional.of(fit.interval()), Basis.LINE, fit.points(), each.size()))
                        .orElse(ofRounds)
                : ofRounds;
        return new MetricFigure(key, metric, figure, false, pinned(), each, List.of());
    }

    private int planned() {
        return valid.stream().mapToInt(trial -> trial.trial().rounds()).max().orElse(1);
    }

    /** What a round says: of turns their median, which a disturbance that slows only some of them down does not move. */
    private static OptionalDouble ofRound(TotalsSource source, PhaseReading phase) {
        List<PhaseTotals> turns = phase.turnTotals();
        boolean share = switch (source.nature()) {
            case SHARE -> true;
            case RATE, YIELD, COST -> false;
        };
        if (share || turns.isEmpty()) {
            return source.formula().apply(phase.totals());
        }
        return Median.of(turns.stream()
                .map(source.formula())
                .flatMapToDouble(OptionalDouble::stream)
                .toArray());
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

    private PhaseReading reading(TrialReading trial) {
        return trial.phase(key.phase()).orElseThrow();
    }
}
