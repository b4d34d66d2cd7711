package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Mark;
import dev.onecore.model.Workload;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What was seen in a workload's trials that makes rounds differ. */
final class SpreadCauses {
    private static final Set<Mark> MARKS = EnumSet.of(Mark.NOISY_MACHINE, Mark.NO_STEADY_STATE, Mark.SLOWING_DOWN);

    /** Steal below it, in per cent of all cores' time, is not worth a word. */
    private static final double STEAL_PERCENT = 0.5;

    private SpreadCauses() {}

    /** The end of a sentence: "; seen meanwhile: noisy machine in 2 of 6 trials, steal up to 3 %". Empty where nothing was seen. */
    static String of(CampaignFigures findings, Workload workload) {
        List<TrialReading> trials = findings.trials().stream()
                .filter(trial -> trial.trial().workload().name().equals(workload.name()))
                .filter(trial -> trial.verdict().counts())
                .toList();
        List<String> causes = new ArrayList<>();
        for (Mark mark : MARKS) {
            long marked = trials.stream()
                    .filter(trial -> trial.marks().contains(mark))
                    .count();
            if (marked > 0) {
                causes.add(mark.label() + " in " + marked + " of " + trials.size() + " trials");
            }
        }
        double steal = trials.stream()
                .flatMap(trial -> trial.phases().stream())
                .mapToDouble(
                        phase -> phase.summary().conditions().stealPercent().orElse(0))
                .max()
                .orElse(0);
        if (steal > STEAL_PERCENT) {
            causes.add("steal up to " + Amount.percent(steal / 100));
        }
        return causes.isEmpty() ? "" : "; seen meanwhile: " + String.join(", ", causes);
    }
}
