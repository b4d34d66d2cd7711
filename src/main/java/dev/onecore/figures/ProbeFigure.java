package dev.onecore.figures;

import dev.onecore.model.LatencyKind;
import dev.onecore.model.Mark;
import dev.onecore.model.Metric;
import dev.onecore.model.Objective;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Verdict;
import dev.onecore.statistics.OwnDelay;
import dev.onecore.statistics.Probe;
import dev.onecore.statistics.Probe.ProbeOutcome;
import dev.onecore.statistics.Quantiles;
import dev.onecore.statistics.SparseHistogram;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One probe of a search for capacity: what was offered, what came of it, and whether it met the objective.
 *
 * @param trial that it was
 * @param ratePerSec messages a second that were offered
 * @param confirming whether it was one that confirms an answer
 * @param outcome what the search makes of it
 * @param answeredPerSec messages a second that were answered by its end; 0 where it was not run
 * @param lost operations that failed or were not answered
 * @param late share of all operations that took longer than the limit, or were lost
 * @param response times of all its messages from the intended start, in nanoseconds
 * @param why in a few words
 */
public record ProbeFigure(
        TrialReading trial,
        double ratePerSec,
        boolean confirming,
        ProbeOutcome outcome,
        double answeredPerSec,
        long lost,
        double late,
        SparseHistogram response,
        String why) {

    /** So much of what was offered must be answered, or come late, before a disturbed machine can no longer explain it. */
    private static final double CLEARLY_BEHIND = 0.9;

    private static final double CLEARLY_LATE = 0.5;

    /** The probe of a trial of a search; empty where the trial has none. */
    static Optional<ProbeFigure> of(TrialReading trial, Objective objective) {
        return trial.trial().workload().phase(Objective.PROBE).map(planned -> {
            double rate = planned.load().shape().scheduledPerSec().orElse(0);
            boolean confirming = objective.confirms(planned);
            return trial.phase(Objective.PROBE)
                    .map(phase -> of(trial, phase, objective, rate, confirming))
                    .orElseGet(() -> notRun(trial, rate, confirming));
        });
    }

    private static ProbeFigure notRun(TrialReading trial, double rate, boolean confirming) {
        String why = trial.result().failures().stream().findFirst().orElse("it was not run");
        return new ProbeFigure(trial, rate, confirming, ProbeOutcome.SPOILED, 0, 0, 1, SparseHistogram.empty(), why);
    }

    private static ProbeFigure of(
            TrialReading trial, PhaseReading phase, Objective objective, double rate, boolean confirming) {
        PhaseSummary summary = phase.summary();
        SparseHistogram response = phase.whole(LatencyKind.RESPONSE);
        long lost = summary.counts().failed() + summary.counts().unanswered();
        long all = Math.max(response.total() + summary.counts().failed(), 1);
        double late = response.total() == 0
                ? 1
                : (response.above(objective.limit().toNanos())
                                + summary.counts().failed())
                        / (double) all;
        double answered = summary.seconds() > 0 ? summary.windowReceived() / summary.seconds() : 0;
        boolean met = lost == 0 && response.total() > 0 && late <= 1 - objective.quantile() + 1e-12;
        boolean clearly = answered < CLEARLY_BEHIND * rate || late > CLEARLY_LATE;
        ProbeOutcome outcome = met ? ProbeOutcome.MET : notMet(trial, phase, objective, response, clearly);
        return new ProbeFigure(
                trial, rate, confirming, outcome, answered, lost, late, response, why(phase, outcome, lost));
    }

    /** Who is to blame: the injector, the machine where it disturbed the probe and could have done it, or else the server. */
    private static ProbeOutcome notMet(
            TrialReading trial, PhaseReading phase, Objective objective, SparseHistogram response, boolean clearly) {
        Verdict.Outcome verdict = phase.verdict().outcome();
        SparseHistogram lag = phase.whole(LatencyKind.LAG);
        boolean disturbed = trial.marks().contains(Mark.NOISY_MACHINE);
        boolean late = spoils(lag, response, objective.quantile());
        if (verdict.limitedByInjector() || spoils(lag, response, 0.5)) {
            return disturbed && !clearly ? ProbeOutcome.SPOILED : ProbeOutcome.INJECTOR_LIMITED;
        }
        return verdict == Verdict.Outcome.INVALID || ((disturbed || late) && !clearly)
                ? ProbeOutcome.SPOILED
                : ProbeOutcome.MISSED;
    }

    private static boolean spoils(SparseHistogram lag, SparseHistogram response, double quantile) {
        return lag.total() > 0
                && response.total() > 0
                && OwnDelay.spoils(lag.quantile(quantile), response.quantile(quantile));
    }

    private static String why(PhaseReading phase, ProbeOutcome outcome, long lost) {
        return switch (outcome) {
            case MET -> "met";
            case MISSED -> lost > 0 ? String.format(Locale.ROOT, "missed, %,d lost", lost) : "missed";
            case INJECTOR_LIMITED -> "the injector was the limit";
            case SPOILED -> phase.verdict().sentences().stream().findFirst().orElse("the machine disturbed it");
        };
    }

    /** A quantile of its response times in nanoseconds; empty without one. */
    public OptionalDouble responseNs(double quantile) {
        return response.total() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) response.quantile(quantile));
    }

    /** A metric of the whole probe, in the metric's unit: a quantile of its response times, or the rate of answers; else empty. */
    public OptionalDouble value(Metric metric) {
        return metric.source()
                .map(
                        latency -> latency.kind() == LatencyKind.RESPONSE && printable(latency.quantile())
                                ? OptionalDouble.of(response.quantile(latency.quantile()) * latency.unitsPerNs())
                                : OptionalDouble.empty(),
                        totals -> metric == Metric.THROUGHPUT && !broken()
                                ? OptionalDouble.of(answeredPerSec)
                                : OptionalDouble.empty(),
                        slope -> OptionalDouble.empty());
    }

    /** Whether enough of its messages took longer than a quantile for it to be said. */
    public boolean printable(double quantile) {
        return response.total() * (1 - quantile) >= Quantiles.VALUES_BEYOND;
    }

    /** Whether the trial ended before its probe. */
    boolean broken() {
        return response.total() == 0 && answeredPerSec == 0;
    }

    Probe probe() {
        return new Probe(ratePerSec, confirming, outcome, answeredPerSec);
    }

    /** The probes in words of the search. */
    static List<Probe> probes(List<ProbeFigure> figures) {
        return figures.stream().map(ProbeFigure::probe).toList();
    }
}
