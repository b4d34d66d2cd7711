package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.CapacityFigure;
import dev.onecore.figures.ProbeFigure;
import dev.onecore.model.Objective;
import dev.onecore.model.Profile;
import dev.onecore.model.Target;
import dev.onecore.model.Workload;
import dev.onecore.statistics.CapacityBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A search for capacity as its fragment shows it.
 *
 * @param objective in words
 * @param percentile that decides, such as p99
 * @param step how far apart met and missed may be
 * @param chart id of the curve's data
 * @param answers a line a target
 * @param probes each that was taken
 */
record CapacityView(
        String objective,
        String percentile,
        String step,
        String chart,
        List<AnswerLine> answers,
        List<ProbeLine> probes) {

    /** A target's answer; the target's name is untrusted text. */
    record AnswerLine(int series, String target, String capacity, String above, String confirmed, int probes) {}

    /** One probe; the target's name is untrusted text. */
    record ProbeLine(
            int series,
            String target,
            int number,
            String offered,
            String kind,
            String answered,
            String median,
            String quantile,
            String late,
            String outcome,
            String kindOfOutcome) {}

    static CapacityView of(CampaignFigures findings, Workload workload, Objective objective) {
        List<AnswerLine> answers = new ArrayList<>();
        List<ProbeLine> probes = new ArrayList<>();
        List<String> names =
                findings.campaign().targets().stream().map(Target::name).toList();
        for (CapacityFigure search : CapacityFigure.of(findings)) {
            if (search.key().workload().equals(workload.name())) {
                int series = names.indexOf(search.key().target());
                answers.add(answer(search, series));
                search.probes().forEach(probe -> probes.add(probe(search, probe, series)));
            }
        }
        return new CapacityView(
                objective.words(),
                objective.percentile(),
                Amount.percent(objective.step()),
                workload.name(),
                answers,
                probes);
    }

    private static AnswerLine answer(CapacityFigure search, int series) {
        CapacityBounds capacity = search.capacity();
        return new AnswerLine(
                series,
                search.key().target(),
                CapacityWords.answer(capacity),
                CapacityWords.above(capacity),
                capacity.confirmed() ? "yes" : "no",
                search.probes().size());
    }

    private static ProbeLine probe(CapacityFigure search, ProbeFigure probe, int series) {
        return new ProbeLine(
                series,
                search.key().target(),
                probe.trial().trial().round(),
                CapacityWords.rate(probe.ratePerSec()),
                probe.confirming() ? "confirming" : "",
                CapacityWords.rate(probe.answeredPerSec()),
                millis(probe.responseNs(0.5)),
                millis(probe.responseNs(search.objective().quantile())),
                Amount.percent(probe.late()),
                probe.why(),
                Profile.label(probe.outcome()));
    }

    private static String millis(OptionalDouble ns) {
        return ns.isEmpty() ? "–" : Amount.plain(ns.getAsDouble() / 1e6) + " ms";
    }
}
