package dev.onecore.figures;

import dev.onecore.figures.MetricFigure.RoundValue;
import dev.onecore.model.Campaign;
import dev.onecore.model.Metric;
import dev.onecore.model.Objective;
import dev.onecore.model.Phase;
import dev.onecore.model.Target;
import dev.onecore.model.Workload;
import dev.onecore.statistics.Looks;
import dev.onecore.statistics.Measured;
import dev.onecore.statistics.NoRatio;
import dev.onecore.statistics.PairedRound;
import dev.onecore.statistics.RatioOutcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a campaign's figures and ratios out of its trials. Trials that failed or are invalid enter none of them.
 *
 * <p>Latencies are read from the added histograms of all valid rounds; rates and costs are geometric means over rounds, so
 * that the ratio of two figures is the ratio that is printed; shares of a core are plain means.
 */
public final class Figures {
    private final Campaign campaign;
    private final List<TrialReading> trials;
    private final List<MetricFigure> figures = new ArrayList<>();
    private final List<EffectSize> effects = new ArrayList<>();

    private Figures(Campaign campaign, List<TrialReading> trials) {
        this.campaign = campaign;
        this.trials = trials;
    }

    /** The findings of a campaign, or of as much of it as was run. */
    public static CampaignFigures of(Campaign campaign, List<TrialReading> trials) {
        Figures figures = new Figures(campaign, Rounds.standing(trials));
        for (Workload workload : campaign.workloads()) {
            if (workload.objective().isPresent()) {
                figures.addCapacity(workload);
            } else {
                workload.measured().forEach(phase -> figures.add(workload, phase));
            }
        }
        return new CampaignFigures(campaign, trials, figures.figures, figures.effects);
    }

    private void add(Workload workload, Phase phase) {
        List<Target> targets = campaign.targets(workload);
        for (Target target : targets) {
            FigureKey key = FigureKey.of(workload, phase, target);
            TargetFigures ofTarget = new TargetFigures(campaign.seed(), key, Rounds.of(trials, key));
            Catalogue.of(phase.load()).forEach(metric -> figures.add(ofTarget.figure(metric)));
        }
        compare(workload, phase, targets);
    }

    /** Of the probe that each target's answer rests on. */
    private void addCapacity(Workload workload) {
        Phase probe = workload.phase(Objective.PROBE).orElseThrow();
        List<Target> targets = campaign.targets(workload);
        for (Target target : targets) {
            CapacityFigure.of(workload, target, trials)
                    .ifPresent(capacity -> figures.addAll(
                            new FiguresAtCapacity(campaign.seed(), capacity).of(Catalogue.of(probe.load()))));
        }
        compare(workload, probe, targets);
    }

    private void compare(Workload workload, Phase phase, List<Target> targets) {
        for (Target target : targets.subList(Math.min(1, targets.size()), targets.size())) {
            boolean primaryPhase = phase.name().equals(workload.primaryPhase());
            List<Metric> compared = new ArrayList<>(Catalogue.compared(phase.load()));
            if (primaryPhase && !compared.contains(workload.primary())) {
                compared.add(0, workload.primary());
            }
            for (Metric metric : compared) {
                FigureKey key = FigureKey.of(workload, phase, target);
                effects.add(effect(
                        key,
                        targets.get(0),
                        metric,
                        primaryPhase && metric == workload.primary(),
                        DecisionRule.of(campaign, workload)));
            }
        }
    }

    private EffectSize effect(FigureKey key, Target baseline, Metric metric, boolean primary, DecisionRule rule) {
        MetricFigure subject = finding(key, metric);
        MetricFigure base = finding(key.at(baseline), metric);
        return new EffectSize(key, baseline.name(), metric, primary, compare(subject, base, rule.looks()), rule.goal());
    }

    /**
     * A figure of one target set against that of another, round by round.
     *
     * @param looks how often the ratio's interval was looked at before the rounds ended
     */
    public static RatioOutcome compare(MetricFigure subject, MetricFigure base, Looks looks) {
        if (subject.estimate().isEmpty()) {
            return new NoRatio(subject.key().target() + ": " + subject.reason());
        }
        if (base.estimate().isEmpty()) {
            return new NoRatio(base.key().target() + ": " + base.reason());
        }
        List<PairedRound> pairs = new ArrayList<>();
        for (RoundValue value : subject.each()) {
            base.each().stream()
                    .filter(other -> other.round() == value.round())
                    .forEach(other -> pairs.add(new PairedRound(measured(value), measured(other))));
        }
        return RatioOutcome.of(pairs, looks);
    }

    private static Measured measured(RoundValue value) {
        return new Measured(value.value(), value.lowerBound());
    }

    private MetricFigure finding(FigureKey key, Metric metric) {
        return figures.stream()
                .filter(finding -> finding.metric() == metric && finding.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "workload " + key.workload() + ": phase " + key.phase() + " has no figure " + metric));
    }
}
