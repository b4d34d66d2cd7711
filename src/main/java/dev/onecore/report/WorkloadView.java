package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.EffectSize;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Target;
import dev.onecore.model.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * A workload as its fragment shows it.
 *
 * @param title of it
 * @param decidedBy the figure that was named in advance
 * @param baseline the name of the target that the others are compared with
 * @param times of all its transfers on one axis, by size and direction; without rows for other workloads
 * @param outside why dots of {@code times} lie outside the interval beside them; empty where none does
 * @param phases that were measured
 * @param effects every comparison
 */
record WorkloadView(
        String title,
        String decidedBy,
        String baseline,
        Strip times,
        String outside,
        List<PhaseView> phases,
        List<EffectView> effects) {

    /** A comparison; names are untrusted text. */
    record EffectView(String phase, String target, String metric, String ratio, String conclusion, String kind) {}

    static WorkloadView of(CampaignFigures findings, Workload workload) {
        return new WorkloadView(
                workload.title(),
                workload.primary().title(),
                findings.campaign().targets(workload).stream()
                        .findFirst()
                        .map(Target::name)
                        .orElse(""),
                times(findings, workload),
                PhaseView.outside(findings, workload, transfers(workload), Metric.COMPLETION_P50),
                workload.measured().stream()
                        .map(phase -> PhaseView.of(findings, workload, phase))
                        .toList(),
                findings.effects().stream()
                        .filter(effect -> effect.key().workload().equals(workload.name()))
                        .map(WorkloadView::effect)
                        .toList());
    }

    private static EffectView effect(EffectSize effect) {
        return new EffectView(
                effect.key().phase(),
                effect.key().target(),
                effect.metric().title() + (effect.primary() ? " (decides)" : ""),
                effect.comparison().ratio().map(Sentences::number).orElse("–"),
                Sentences.conclusion(effect),
                OpeningView.kind(effect));
    }

    private static Strip times(CampaignFigures findings, Workload workload) {
        List<Strip.StripValue> values = new ArrayList<>();
        for (Phase phase : transfers(workload)) {
            values.add(Strip.StripValue.heading(phase.title(), ""));
            values.addAll(PhaseView.rows(findings, workload, phase, Metric.COMPLETION_P50));
        }
        return Strip.ofFigures(values);
    }

    private static List<Phase> transfers(Workload workload) {
        return workload.measured().stream()
                .filter(phase -> phase.load().operation() == Load.Operation.TRANSFER)
                .toList();
    }
}
