package dev.onecore.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onecore.model.Campaign;
import dev.onecore.model.Target;
import dev.onecore.model.Trial;
import dev.onecore.model.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** {@code campaign.json}: what was planned. */
record CampaignRecord(
        String schema,
        String id,
        String simulation,
        Instant started,
        JsonNode settings,
        long seed,
        List<Workload> workloads,
        List<Target> targets,
        List<PlannedTrial> trials) {

    static final String FILE = "campaign.json";
    static final String SCHEMA = "onecore/campaign/1";

    /** A trial by the names of its workload and target, which stand in full beside the plan. */
    record PlannedTrial(int order, int round, int rounds, String workload, String target) {}

    static CampaignRecord of(Campaign campaign) {
        return new CampaignRecord(
                SCHEMA,
                campaign.id(),
                campaign.simulation(),
                campaign.started(),
                GivenRecord.tree(campaign.settings()),
                campaign.seed(),
                campaign.workloads(),
                campaign.targets(),
                campaign.trials().stream()
                        .map(trial -> new PlannedTrial(
                                trial.order(),
                                trial.round(),
                                trial.rounds(),
                                trial.workload().name(),
                                trial.target().name()))
                        .toList());
    }

    /**
     * The campaign.
     *
     * @throws IllegalArgumentException when a trial names a workload or target that is not there, or the settings cannot be read
     */
    Campaign campaign() {
        return new Campaign(
                id,
                simulation,
                started,
                GivenRecord.settings(settings, workloads),
                seed,
                workloads,
                targets,
                trials.stream().map(this::trial).toList());
    }

    private Trial trial(PlannedTrial planned) {
        return new Trial(
                planned.order(),
                planned.round(),
                planned.rounds(),
                workloads.stream()
                        .filter(workload -> workload.name().equals(planned.workload()))
                        .findFirst()
                        .orElseThrow(() -> unknown(planned, "workload", planned.workload())),
                targets.stream()
                        .filter(target -> target.name().equals(planned.target()))
                        .findFirst()
                        .orElseThrow(() -> unknown(planned, "target", planned.target())));
    }

    private static IllegalArgumentException unknown(PlannedTrial planned, String what, String name) {
        return new IllegalArgumentException(String.format(
                Locale.ROOT, "trial %d names a %s %s that is not there", planned.order(), what, Fault.quoted(name)));
    }
}
