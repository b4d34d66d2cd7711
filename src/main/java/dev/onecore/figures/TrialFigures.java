package dev.onecore.figures;

import dev.onecore.evidence.TrialEvidence;
import dev.onecore.model.Campaign;
import dev.onecore.model.Metric;
import dev.onecore.model.Trial;
import dev.onecore.model.Workload;
import java.util.List;
import java.util.OptionalDouble;

/** One trial, read as if it were a campaign of its own: what a page would print of it. */
public final class TrialFigures {
    private final Workload workload;
    private final CampaignFigures findings;

    private TrialFigures(Workload workload, CampaignFigures findings) {
        this.workload = workload;
        this.findings = findings;
    }

    /**
     * A trial of a campaign.
     *
     * @param folder its name under {@code trials/}
     * @param search whether the end of each warm-up is looked for
     */
    public static TrialFigures of(TrialEvidence evidence, String folder, Campaign whole, boolean search) {
        Trial trial = evidence.result().trial();
        Campaign part = new Campaign(
                whole.id(),
                whole.simulation(),
                whole.started(),
                whole.settings(),
                whole.seed(),
                List.of(trial.workload()),
                List.of(trial.target()),
                List.of(trial));
        TrialReading reading = TrialReading.of(evidence, folder, search);
        return new TrialFigures(trial.workload(), Figures.of(part, List.of(reading)));
    }

    /** The trial as it was read. */
    public TrialReading reading() {
        return findings.trials().get(0);
    }

    /** A figure of the workload's primary phase, in the metric's unit; empty when none is printed. */
    public OptionalDouble printed(Metric metric) {
        return printed(workload.primaryPhase(), metric);
    }

    /** The figures of any phase, by its name. */
    public OptionalDouble printed(String phase, Metric metric) {
        return findings.figures().stream()
                .filter(figure ->
                        figure.metric() == metric && figure.key().phase().equals(phase))
                .findFirst()
                .flatMap(MetricFigure::estimate)
                .map(estimate -> OptionalDouble.of(estimate.value()))
                .orElseGet(OptionalDouble::empty);
    }

    /** Seconds of the primary phase that were cut as its warm-up; empty when it did not run. */
    public OptionalDouble cutSeconds() {
        return findings.trials().stream()
                .flatMap(trial -> trial.phase(workload.primaryPhase()).stream())
                .mapToDouble(phase -> phase.window().cutSeconds())
                .findFirst();
    }
}
