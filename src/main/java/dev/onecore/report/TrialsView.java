package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import java.util.List;

/**
 * The evidence, trial by trial.
 *
 * @param seed that every random order came from
 * @param trials in the order of the campaign
 * @param gatling links to Gatling's native reports
 * @param batched phases of which those reports show batches
 * @param raw whether the raw files lie beside the page
 */
record TrialsView(
        long seed, List<TrialView> trials, List<SiblingFiles.Link> gatling, List<String> batched, boolean raw) {

    static TrialsView of(CampaignFigures findings, SiblingFiles files) {
        List<TrialView> trials = findings.trials().stream()
                .map(trial -> TrialView.of(trial, files))
                .toList();
        return new TrialsView(
                findings.campaign().seed(),
                trials,
                files.gatling(),
                Batched.phases(findings.campaign()),
                trials.stream().anyMatch(trial -> !trial.links().isEmpty()));
    }
}
