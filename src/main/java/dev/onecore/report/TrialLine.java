package dev.onecore.report;

import dev.onecore.evidence.TrialEvidence;
import dev.onecore.figures.FigureKey;
import dev.onecore.figures.PlaceFigures;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Campaign;
import dev.onecore.model.Mark;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Workload;
import dev.onecore.statistics.Estimate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one line that a run prints when a trial has ended, at most {@value ConsoleTable#WIDTH} cells wide. */
public final class TrialLine {

    private TrialLine() {}

    /**
     * Order, workload, target, round, the primary figure of this trial alone, verdict and the time left.
     *
     * @param evidence whose series may be one sum each, since a line shows nothing over time
     * @param left estimated time to the campaign's end
     */
    public static String of(Campaign campaign, TrialEvidence evidence, Duration left) {
        TrialResult result = evidence.result();
        Trial trial = result.trial();
        String begin = String.format(
                Locale.ROOT,
                "[%d/%d] %s  %s  round %d/%d  ",
                trial.order(),
                campaign.trials().size(),
                trial.workload().name(),
                Cells.fit(trial.target().name(), 16),
                trial.round(),
                trial.rounds());
        String end = "  " + Amount.duration(left.toSeconds()) + " left";
        String middle = result.verdict().counts() ? headline(campaign, evidence) : failure(result);
        return Cells.fit(
                begin + Cells.fit(middle, ConsoleTable.WIDTH - Cells.width(begin) - Cells.width(end)) + end,
                ConsoleTable.WIDTH);
    }

    private static String headline(Campaign campaign, TrialEvidence evidence) {
        TrialResult result = evidence.result();
        String marks = result.marks().stream().sorted().map(Mark::label).collect(Collectors.joining(", "));
        String verdict = result.verdict().outcome().label() + (marks.isEmpty() ? "" : " (" + marks + ")");
        return figure(campaign, evidence).map(figure -> figure + "  " + verdict).orElse(verdict);
    }

    private static Optional<String> figure(Campaign campaign, TrialEvidence evidence) {
        Trial trial = evidence.result().trial();
        Workload workload = trial.workload();
        Metric metric = workload.primary();
        Optional<Phase> phase = workload.measured().stream()
                .filter(p -> p.name().equals(workload.primaryPhase()))
                .findFirst();
        TrialReading reading = TrialReading.of(evidence, trial.folder(), false);
        return phase.map(p -> new PlaceFigures(
                                campaign.seed(), FigureKey.of(workload, p, trial.target()), List.of(reading))
                        .figure(metric))
                .flatMap(finding -> finding.estimate()
                        .map(Estimate::value)
                        .map(value ->
                                (finding.lowerBound() ? "≥ " : "") + Amount.of(value, metric) + " " + metric.noun()));
    }

    private static String failure(TrialResult result) {
        String reason = result.verdict().sentences().stream().findFirst().orElse("");
        return result.verdict().outcome().label() + (reason.isEmpty() ? "" : ": " + reason);
    }
}
