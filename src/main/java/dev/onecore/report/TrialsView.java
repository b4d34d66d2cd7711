package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.model.Campaign;
import java.util.List;

/**
 * The evidence, trial by trial.
 *
 * @param seed that every random order came from
 * @param trials in the order of the campaign
 * @param gatling links to Gatling's native reports
 * @param batched phases of which those reports show batches
 * @param raw whether the raw files lie beside the page
 * @param injectors what each of several did; empty where there was one
 */
record TrialsView(
        long seed,
        List<TrialView> trials,
        List<SiblingFiles.Link> gatling,
        List<String> batched,
        boolean raw,
        List<InjectorLine> injectors) {

    static TrialsView of(CampaignFigures findings, SiblingFiles files) {
        List<TrialView> trials = findings.trials().stream()
                .map(trial -> TrialView.of(trial, findings.campaign().settings(), files))
                .toList();
        return new TrialsView(
                findings.campaign().seed(),
                trials,
                files.gatling(),
                batched(findings.campaign()),
                trials.stream().anyMatch(trial -> !trial.links().isEmpty()),
                InjectorLine.of(findings));
    }

    /** The phases' names with their workloads', such as {@code throughput/window-16}. */
    private static List<String> batched(Campaign campaign) {
        return campaign.workloads().stream()
                .flatMap(workload -> workload.measured().stream()
                        .filter(phase -> phase.load().shape().recordedInBatches())
                        .map(phase -> workload.name() + "/" + phase.name()))
                .toList();
    }
}
