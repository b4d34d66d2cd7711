package dev.onecore.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onecore.model.Campaign;
import dev.onecore.model.Phase;
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

    /**
     * A trial by the names of its workload and target, which stand in full beside the plan.
     *
     * @param phases where they are not those of the workload, as in the probes of a search; else empty
     */
    record PlannedTrial(
            int order,
            int round,
            int rounds,
            String workload,
            String target,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Phase> phases) {}

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
                                trial.target().name(),
                                campaign.workloads().contains(trial.workload())
                                        ? List.of()
                                        : trial.workload().phases()))
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
                        .map(workload -> planned.phases().isEmpty() ? workload : workload.with(planned.phases()))
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
