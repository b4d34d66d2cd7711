package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.EffectSize;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Campaign;
import dev.onecore.model.Environment;
import dev.onecore.model.Environment.LastCalibration;
import dev.onecore.model.Mark;
import dev.onecore.model.Metric;
import dev.onecore.model.Target;
import dev.onecore.model.Verdict.Outcome;
import dev.onecore.model.Workload;
import dev.onecore.statistics.Conclusion;
import dev.onecore.statistics.Ratio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The first screen: question, answers, effect sizes, and what they can be trusted for.
 *
 * @param question in one sentence
 * @param differences in what the targets differ apart from their speed, in sentences
 * @param answers a line a workload
 * @param forest the ratio of every primary figure on one axis: all in one strip, or a strip a workload where targets are
 *     many; empty for one target
 * @param testBed what was pinned where, the machine, its calibration
 * @param badges what a sceptic asks first
 * @param warnings sentences that a reader must not miss
 * @param advice what to do about verdicts and marks
 */
record OpeningView(
        String question,
        List<String> differences,
        List<WorkloadAnswer> answers,
        List<AnswerBlock> forest,
        List<Fact> testBed,
        List<Badge> badges,
        List<String> warnings,
        List<Advice> advice) {

    /**
     * A part of the chart of ratios.
     *
     * @param title a workload's; empty where rows are workloads
     * @param note what is compared
     * @param strip its rows
     */
    record AnswerBlock(String title, String note, Strip strip) {}

    /**
     * The answer of one workload.
     *
     * @param workload its title
     * @param anchor of its section
     * @param decision what became of its question
     * @param sentences one for each target against the baseline
     */
    record WorkloadAnswer(String workload, String anchor, Decision decision, List<String> sentences) {}

    /**
     * A fact in few words.
     *
     * @param text of it
     * @param kind good, bad, plain or a verdict
     * @param anchor of what its word means; empty for one that says all itself
     */
    record Badge(String text, String kind, String anchor) {

        Badge(String text, String kind) {
            this(text, kind, "");
        }
    }

    static OpeningView of(CampaignFigures findings, Environment environment, List<String> problems) {
        Campaign campaign = findings.campaign();
        List<String> warnings = new ArrayList<>(problems);
        if (findings.figures().stream()
                .anyMatch(finding -> !finding.pinned() && finding.estimate().isPresent())) {
            warnings.add(
                    "Not every server was proven to be held to one core; figures that rest on such trials say \"not pinned\".");
        }
        if (campaign.trials().size() > findings.trials().size()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%d of %d planned trials were run.",
                    findings.trials().size(),
                    campaign.trials().size()));
        }
        warnings.addAll(Sentences.coordinatedOmission(findings));
        return new OpeningView(
                question(campaign),
                Differences.of(findings),
                campaign.workloads().stream().map(w -> answer(findings, w)).toList(),
                forest(findings),
                TestBedFacts.of(findings, environment),
                badges(findings, environment.calibration()),
                warnings,
                Advice.of(findings));
    }

    private static String question(Campaign campaign) {
        List<String> names = campaign.targets().stream().map(Target::name).toList();
        return switch (names.size()) {
            case 0 -> "What is left of this campaign?";
            case 1 -> "What does %s do on one core, and what does it cost?".formatted(names.get(0));
            case 2 -> "Which does more on one core: %s or %s?".formatted(names.get(0), names.get(1));
            default -> String.format(Locale.ROOT, "Which of %d WebSocket servers does more on one core?", names.size());
        };
    }

    private static WorkloadAnswer answer(CampaignFigures findings, Workload workload) {
        return new WorkloadAnswer(
                workload.title(),
                workload.name(),
                Decision.of(findings.primary(workload)),
                sentences(findings, workload));
    }

    /** What a workload's deciding figure says: of the only target, of the other one, or of all others in one sentence. */
    static List<String> sentences(CampaignFigures findings, Workload workload) {
        List<EffectSize> effects = findings.primary(workload);
        if (workload.objective().isPresent()) {
            return CapacityWords.of(findings, workload);
        }
        return switch (effects.size()) {
            case 0 -> findings.deciding(workload).stream().map(Sentences::alone).toList();
            case 1 -> List.of(sentence(findings, workload, effects.get(0)));
            default -> List.of(Ranking.of(effects).sentence(findings.roundTime(workload)));
        };
    }

    private static String sentence(CampaignFigures findings, Workload workload, EffectSize effect) {
        String causes = effect.conclusion() == Conclusion.UNDECIDED ? SpreadCauses.of(findings, workload) : "";
        return PlainAnswer.of(effect, findings.roundTime(workload)) + causes;
    }

    private static List<AnswerBlock> forest(CampaignFigures findings) {
        List<List<Strip.StripValue>> rows = new ArrayList<>();
        List<Workload> workloads = findings.campaign().workloads();
        boolean single = findings.campaign().targets().size() == 2;
        for (Workload workload : workloads) {
            rows.add(findings.primary(workload).stream()
                    .map(effect -> single
                            ? row(workload.title(), note(workload), effect)
                            : row(effect.key().target(), "", effect))
                    .toList());
        }
        if (single) {
            List<Strip.StripValue> all = rows.stream().flatMap(List::stream).toList();
            return List.of(new AnswerBlock("", "", Strip.ofRatios(List.of(all)).get(0)));
        }
        List<Strip> strips = Strip.ofRatios(rows);
        List<AnswerBlock> blocks = new ArrayList<>();
        for (int i = 0; i < strips.size(); i++) {
            if (!strips.get(i).rows().isEmpty()) {
                Workload workload = workloads.get(i);
                blocks.add(new AnswerBlock(workload.title(), note(workload), strips.get(i)));
            }
        }
        return blocks;
    }

    private static String note(Workload workload) {
        return workload.primary().noun() + ", "
                + workload.primary().better().name().toLowerCase(Locale.ROOT) + " is better";
    }

    private static Strip.StripValue row(String label, String note, EffectSize effect) {
        Optional<Ratio> ratio = effect.comparison().ratio();
        return new Strip.StripValue(
                label,
                note,
                ratio.map(Sentences::number).orElse(effect.comparison().reason()),
                kind(effect),
                ratio.map(r -> OptionalDouble.of(r.value())).orElse(OptionalDouble.empty()),
                ratio.flatMap(Ratio::interval),
                List.of());
    }

    static String kind(EffectSize effect) {
        Conclusion conclusion = effect.conclusion();
        if (!conclusion.different()) {
            return "open";
        }
        boolean higher = conclusion.higher();
        return higher == (effect.metric().better() == Metric.Better.HIGHER) ? "better" : "worse";
    }

    private static List<Badge> badges(CampaignFigures findings, Optional<LastCalibration> calibration) {
        List<Badge> badges = new ArrayList<>();
        List<TrialReading> trials = findings.trials();
        long counting =
                trials.stream().filter(trial -> trial.verdict().counts()).count();
        badges.add(new Badge(
                String.format(Locale.ROOT, "%d of %d trials count", counting, trials.size()),
                counting == trials.size() ? "good" : "bad"));
        Map<Outcome, Integer> verdicts = new TreeMap<>(Comparator.comparing(Outcome::label));
        trials.forEach(trial -> verdicts.merge(trial.verdict().outcome(), 1, Integer::sum));
        verdicts.forEach((outcome, count) -> badges.add(new Badge(
                count + " " + outcome.label(),
                outcome.label(),
                Glossary.term(outcome).anchor())));
        long pinned = trials.stream().filter(TrialReading::pinned).count();
        badges.add(
                pinned == trials.size()
                        ? new Badge("one core each: proven in " + pinned + " of " + trials.size(), "good")
                        : new Badge(
                                "not pinned: " + (trials.size() - pinned) + " of " + trials.size(),
                                "bad",
                                Glossary.term(Mark.NOT_PINNED).anchor()));
        Map<Mark, Integer> marks = new TreeMap<>();
        trials.forEach(trial -> trial.marks().forEach(mark -> marks.merge(mark, 1, Integer::sum)));
        marks.remove(Mark.NOT_PINNED);
        marks.forEach((mark, count) -> badges.add(new Badge(
                mark.label() + ": " + count, "plain", Glossary.term(mark).anchor())));
        badges.add(calibration
                .map(c -> new Badge(c.holds() ? "calibrated" : "calibration failed", c.holds() ? "good" : "bad"))
                .orElseGet(() -> new Badge("not calibrated", "plain")));
        return badges;
    }
}
