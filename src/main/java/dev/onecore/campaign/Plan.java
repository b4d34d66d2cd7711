package dev.onecore.campaign;

import dev.onecore.admission.AvailableTargets;
import dev.onecore.model.Campaign;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import dev.onecore.model.TrialMatrix;
import dev.onecore.model.Workload;
import dev.onecore.model.WrongSetting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What will be run, by whom and in which order. Nothing is started yet and nothing written. */
public final class Plan {

    private final Campaign campaign;
    private final AvailableTargets attendance;
    private final boolean contract;
    private final TrialMatrix matrix;

    private Plan(Campaign campaign, AvailableTargets attendance, TrialMatrix matrix, boolean contract) {
        this.contract = contract;
        this.campaign = campaign;
        this.attendance = attendance;
        this.matrix = matrix;
    }

    /**
     * The plan for those targets of the settings that can take part.
     *
     * @throws dev.onecore.model.WrongSetting when a target is unknown, or none can take part
     * @throws dev.onecore.evidence.WrongDescriptor when a contender's descriptor cannot be used
     * @throws dev.onecore.admission.Refused when what a contender needs cannot be looked for on its box
     */
    public static Plan of(String simulation, Settings settings, List<Workload> workloads) {
        return of(simulation, settings, workloads, TrialMatrix.ofAll(settings));
    }

    /**
     * The plan for those targets of the settings that can take part, where {@code matrix} says which target has which workload.
     */
    public static Plan of(String simulation, Settings settings, List<Workload> workloads, TrialMatrix matrix) {
        AvailableTargets attendance = AvailableTargets.of(
                settings,
                ConnectionWorkloads.serverJvmArgs(workloads),
                ServerSite.of(settings).needs());
        long seed = settings.seed().orElseGet(() -> RandomGenerator.getDefault().nextLong(1_000_000_000));
        Campaign campaign =
                Planner.plan(simulation, settings, attendance.present(), workloads, matrix, Instant.now(), seed);
        return new Plan(campaign, attendance, matrix, true);
    }

    /**
     * This plan for servers that speak a protocol of their own: endpoints alone, neither examined nor asked for {@code /info}.
     *
     * @throws WrongSetting when a target is a contender
     */
    public Plan withoutContract() {
        campaign.targets().stream().filter(Target::startedHere).findFirst().ifPresent(target -> {
            throw WrongSetting.impossible(
                    Setting.TARGETS.key(),
                    target.name(),
                    campaign.simulation() + " speaks to servers that run already; give them as name=ws://host:port");
        });
        return new Plan(campaign, attendance, matrix, false);
    }

    /**
     * This plan without some targets.
     *
     * @param lacking why each of these takes no part, by its name
     * @throws WrongSetting when no target is left
     */
    Plan without(Map<String, String> lacking) {
        if (lacking.isEmpty()) {
            return this;
        }
        AvailableTargets left = attendance.without(lacking);
        Campaign fewer = Planner.plan(
                campaign.simulation(),
                campaign.settings(),
                left.present(),
                campaign.workloads(),
                matrix,
                campaign.started(),
                campaign.seed());
        return new Plan(fewer, left, matrix, contract);
    }

    public Campaign campaign() {
        return campaign;
    }

    /** A line for each target that is left out, with the reason. */
    public List<String> absences() {
        return attendance.absences();
    }

    /** Whether the servers speak {@code onecore/1}. */
    boolean contract() {
        return contract;
    }

    AvailableTargets attendance() {
        return attendance;
    }

    TrialMatrix matrix() {
        return matrix;
    }

    /** All of it in words, with its time. */
    public String describe() {
        return Planner.describe(campaign, matrix.limit())
                + String.join("", absences().stream().map("%n%s%n"::formatted).toList());
    }
}
