package dev.onecore.report;

import dev.onecore.casestudy.OldClaim;
import dev.onecore.casestudy.OldFigure;
import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.EffectSize;
import dev.onecore.figures.FigureKey;
import dev.onecore.model.Campaign;
import dev.onecore.model.Phase;
import dev.onecore.model.Profile;
import dev.onecore.model.Workload;
import dev.onecore.statistics.Interval;
import dev.onecore.statistics.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The old case studies' figures and conclusions beside what a campaign measured.
 *
 * @param answers what became of each conclusion
 * @param rows old figure, what it was, what was measured
 */
record CaseStudyView(List<ConclusionRow> answers, List<FigureRow> rows) {

    /** What became of a conclusion. */
    enum ConclusionOutcome {
        CONFIRMED("confirmed", "better"),
        IN_PART("true in part", "open"),
        NOT_SHOWN("not shown", "open"),
        REFUTED("refuted", "worse"),
        NOT_EXAMINED("not examined", "open");

        private final String words;
        private final String kind;

        ConclusionOutcome(String words, String kind) {
            this.words = words;
            this.kind = kind;
        }

        /** Of the comparisons that decide. */
        static ConclusionOutcome of(List<EffectSize> effects) {
            long better = count(effects, "better");
            if (effects.stream().noneMatch(effect -> effect.comparison().ratio().isPresent())) {
                return NOT_EXAMINED;
            } else if (better == effects.size()) {
                return CONFIRMED;
            } else if (better > 0) {
                return IN_PART;
            }
            return count(effects, "worse") > 0 ? REFUTED : NOT_SHOWN;
        }

        private static long count(List<EffectSize> effects, String kind) {
            return effects.stream()
                    .filter(effect -> OpeningView.kind(effect).equals(kind))
                    .count();
        }
    }

    /**
     * A conclusion.
     *
     * @param claim as the study had it
     * @param outcome in a word or two
     * @param kind how it is coloured
     * @param deciding the comparisons that decide, a sentence each
     * @param beside others, a sentence each
     */
    record ConclusionRow(String claim, String outcome, String kind, List<String> deciding, List<String> beside) {}

    /**
     * An old figure.
     *
     * @param figure as it was printed
     * @param study where
     * @param truth what it was
     * @param measured in its place
     */
    record FigureRow(String figure, String study, String truth, List<MeasuredCell> measured) {}

    /**
     * A figure of all targets.
     *
     * @param what it says
     * @param values of the targets that have one, or that have a reason for none
     */
    record MeasuredCell(String what, List<FigureCell> values) {}

    /** A target's figure; its name is untrusted text. */
    record FigureCell(String target, PhaseView.Cell cell) {}

    /** The section of a campaign of the case-study profile; empty for any other. */
    static Optional<CaseStudyView> of(CampaignFigures findings) {
        if (findings.campaign().settings().profile() != Profile.CASE_STUDY) {
            return Optional.empty();
        }
        List<FigureRow> rows = new ArrayList<>();
        for (OldFigure old : OldFigure.ALL) {
            List<MeasuredCell> measured = old.measured().stream()
                    .map(figure -> measured(findings, figure))
                    .filter(figure -> !figure.values().isEmpty())
                    .toList();
            if (!measured.isEmpty()) {
                rows.add(new FigureRow(old.figure(), old.study(), old.truth(), measured));
            }
        }
        List<ConclusionRow> answers =
                OldClaim.ALL.stream().map(claim -> answer(findings, claim)).toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(new CaseStudyView(answers, rows));
    }

    private static MeasuredCell measured(CampaignFigures findings, OldFigure.MeasuredNow figure) {
        List<FigureCell> values = new ArrayList<>();
        Campaign campaign = findings.campaign();
        for (Workload workload : campaign.workloads()) {
            for (Phase phase : workload.measured()) {
                if (workload.name().equals(figure.workload()) && phase.name().equals(figure.phase())) {
                    campaign.targets(workload)
                            .forEach(target -> values.add(new FigureCell(
                                    target.name(),
                                    PhaseView.cell(findings, FigureKey.of(workload, phase, target), figure.metric()))));
                }
            }
        }
        return new MeasuredCell(figure.what(), values);
    }

    private static ConclusionRow answer(CampaignFigures findings, OldClaim claim) {
        List<EffectSize> effects = claim.deciding().stream()
                .flatMap(test -> test.effect(findings).stream())
                .toList();
        ConclusionOutcome outcome = effects.size() < claim.deciding().size()
                ? ConclusionOutcome.NOT_EXAMINED
                : ConclusionOutcome.of(effects);
        return new ConclusionRow(
                claim.words(),
                outcome.words,
                outcome.kind,
                outcome == ConclusionOutcome.NOT_EXAMINED
                        ? List.of("It takes valid trials of both " + claim.subject() + " and " + claim.baseline() + ".")
                        : sentences(findings, claim.deciding()),
                sentences(findings, claim.beside()));
    }

    private static List<String> sentences(CampaignFigures findings, List<OldClaim.Test> tests) {
        return tests.stream()
                .flatMap(test -> test.effect(findings).stream()
                        .map(effect -> test.what() + ": " + Sentences.comparison(effect) + then(test, effect) + "."))
                .toList();
    }

    /** The ratio of then, and whether it may still be. */
    private static String then(OldClaim.Test test, EffectSize effect) {
        if (test.then().isEmpty()) {
            return "";
        }
        double then = test.then().getAsDouble();
        Optional<Interval> interval = effect.comparison().ratio().flatMap(Ratio::interval);
        return "; the study's own figures made it " + Amount.ratio(then)
                + interval.map(i -> i.contains(then) ? ", which the interval holds" : ", which the interval leaves out")
                        .orElse("");
    }
}
