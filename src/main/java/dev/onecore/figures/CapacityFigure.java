package dev.onecore.figures;

import dev.onecore.model.Campaign;
import dev.onecore.model.Objective;
import dev.onecore.model.Target;
import dev.onecore.model.Workload;
import dev.onecore.statistics.CapacityBounds;
import dev.onecore.statistics.CapacitySearch;
import dev.onecore.statistics.Probe.ProbeOutcome;
import dev.onecore.statistics.ProbeStep;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the search for one target's capacity came to.
 *
 * @param key of the target in the workload
 * @param objective that was to be met
 * @param capacity the answer
 * @param probes in the order in which they were taken
 */
public record CapacityFigure(FigureKey key, Objective objective, CapacityBounds capacity, List<ProbeFigure> probes) {

    /** Trials in a row that end before their probe, after which a search is given up. */
    private static final int BROKEN = 2;

    public CapacityFigure {
        probes = List.copyOf(probes);
    }

    /** The searches of a campaign, in the order of its workloads and targets. */
    public static List<CapacityFigure> of(CampaignFigures figures) {
        Campaign campaign = figures.campaign();
        return campaign.workloads().stream()
                .flatMap(workload -> campaign.targets(workload).stream()
                        .flatMap(target -> of(workload, target, figures.trials()).stream()))
                .toList();
    }

    /** The search of one target; empty where the workload is no search. */
    public static Optional<CapacityFigure> of(Workload workload, Target target, List<TrialReading> trials) {
        return workload.objective().map(objective -> {
            FigureKey key = new FigureKey(workload.name(), Objective.PROBE, target.name());
            List<ProbeFigure> probes = Rounds.of(trials, key).stream()
                    .sorted(Comparator.comparingInt(trial -> trial.trial().order()))
                    .flatMap(trial -> ProbeFigure.of(trial, objective).stream())
                    .toList();
            return new CapacityFigure(
                    key, objective, search(workload, objective).capacity(ProbeFigure.probes(probes)), probes);
        });
    }

    /** The workload as the next probe of a target has it; empty when its search is over, or is none. */
    public static Optional<Workload> next(Workload workload, Target target, List<TrialReading> trials) {
        return of(workload, target, trials)
                .filter(found -> !found.broken())
                .flatMap(found -> search(workload, found.objective())
                        .next(ProbeFigure.probes(found.probes()))
                        .map(step -> at(workload, step)));
    }

    private static Workload at(Workload workload, ProbeStep step) {
        return workload.at(step.ratePerSec(), step.confirming());
    }

    private static CapacitySearch search(Workload workload, Objective objective) {
        double first = workload.phase(Objective.PROBE)
                .map(phase -> phase.load().shape().scheduledPerSec().orElseThrow())
                .orElseThrow();
        return new CapacitySearch(first, objective.step(), objective.probes());
    }

    private boolean broken() {
        int from = probes.size() - BROKEN;
        return from >= 0 && probes.subList(from, probes.size()).stream().allMatch(ProbeFigure::broken);
    }

    /** The probe that the answer rests on: the longest at the highest rate that met the objective. */
    Optional<ProbeFigure> answer() {
        return capacity.metPerSec().isEmpty()
                ? Optional.empty()
                : probes.stream()
                        .filter(probe ->
                                probe.ratePerSec() == capacity.metPerSec().getAsDouble()
                                        && probe.outcome() == ProbeOutcome.MET)
                        .max(Comparator.comparing(ProbeFigure::confirming));
    }
}
