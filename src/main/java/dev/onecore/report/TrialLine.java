package dev.onecore.report;

import dev.onecore.evidence.TrialEvidence;
import dev.onecore.figures.FigureKey;
import dev.onecore.figures.TargetFigures;
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
     * Order, workload, target, round, the primary figure of this trial alone, verdict and the time left. Where that is too long
     * the metric's name is left out, so that the verdict with its marks is seen whole; a figure is never cut.
     *
     * @param evidence whose series may be one sum each, since a line shows nothing over time
     * @param left estimated time to the campaign's end
     */
    public static String of(Campaign campaign, TrialEvidence evidence, Duration left) {
        TrialResult result = evidence.result();
        String end = "  " + Amount.duration(left.toSeconds()) + " left";
        if (!result.verdict().counts()) {
            return line(begin(campaign, result.trial(), "round "), failure(result), end);
        }
        String verdict = verdict(result);
        for (boolean named : List.of(true, false)) {
            String line =
                    begin(campaign, result.trial(), "round ") + headline(campaign, evidence, named) + verdict + end;
            if (Cells.width(line) <= ConsoleTable.WIDTH) {
                return line;
            }
        }
        String begin = begin(campaign, result.trial(), "");
        String headline = headline(campaign, evidence, false);
        boolean whole = Cells.width(begin + headline + end) < ConsoleTable.WIDTH;
        return line(begin, (whole ? headline : "") + verdict, end);
    }

    private static String begin(Campaign campaign, Trial trial, String round) {
        return String.format(
                Locale.ROOT,
                "[%d/%d] %s  %s  %s%d/%d  ",
                trial.order(),
                campaign.trials().size(),
                trial.workload().name(),
                Cells.fit(trial.target().name(), 16),
                round,
                trial.round(),
                trial.rounds());
    }

    private static String line(String begin, String middle, String end) {
        return Cells.fit(
                begin + words(middle, ConsoleTable.WIDTH - Cells.width(begin) - Cells.width(end)) + end,
                ConsoleTable.WIDTH);
    }

    /** The text in at most so many cells, cut between words, so that no figure in it is taken for another. */
    private static String words(String text, int width) {
        String fitted = Cells.fit(text, width);
        int blank = fitted.lastIndexOf(' ');
        boolean cut = !fitted.equals(text) && fitted.endsWith("…") && blank > 0;
        return cut ? fitted.substring(0, blank) + " …" : fitted;
    }

    private static String verdict(TrialResult result) {
        String marks = result.marks().stream().sorted().map(Mark::label).collect(Collectors.joining(", "));
        return result.verdict().outcome().label() + (marks.isEmpty() ? "" : " (" + marks + ")");
    }

    /** The figure, or nothing where there is none; {@code named} says whether its metric is named beside the unit. */
    private static String headline(Campaign campaign, TrialEvidence evidence, boolean named) {
        String metric =
                named ? " " + evidence.result().trial().workload().primary().noun() : "";
        return figure(campaign, evidence).map(figure -> figure + metric + "  ").orElse("");
    }

    private static Optional<String> figure(Campaign campaign, TrialEvidence evidence) {
        Trial trial = evidence.result().trial();
        Workload workload = trial.workload();
        Metric metric = workload.primary();
        Optional<Phase> phase = workload.measured().stream()
                .filter(p -> p.name().equals(workload.primaryPhase()))
                .findFirst();
        TrialReading reading = TrialReading.of(evidence, trial.folder(), false);
        return phase.map(p -> new TargetFigures(
                                campaign.seed(), FigureKey.of(workload, p, trial.target()), List.of(reading))
                        .figure(metric))
                .flatMap(finding -> finding.estimate()
                        .map(Estimate::value)
                        .map(value -> (finding.lowerBound() ? "≥ " : "") + Amount.brief(value, metric)));
    }

    private static String failure(TrialResult result) {
        String reason = result.verdict().sentences().stream().findFirst().orElse("");
        return result.verdict().outcome().label() + (reason.isEmpty() ? "" : ": " + reason);
    }
}
