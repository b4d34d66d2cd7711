package dev.onecore.campaign;

import dev.onecore.model.Campaign;
import dev.onecore.model.Settings;
import dev.onecore.model.Workload;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** What will be run, by whom and in which order. Nothing is started yet and nothing written. */
public final class Plan {

    private final Campaign campaign;
    private final Attendance attendance;

    private Plan(Campaign campaign, Attendance attendance) {
        this.campaign = campaign;
        this.attendance = attendance;
    }

    /**
     * The plan for those targets of the settings that can take part.
     *
     * @throws dev.onecore.model.WrongSetting when a target is unknown, or none can take part
     * @throws dev.onecore.evidence.WrongDescriptor when a contender's descriptor cannot be used
     */
    public static Plan of(String simulation, Settings settings, List<Workload> workloads) {
        Attendance attendance = Attendance.of(settings);
        long seed = settings.seed().orElseGet(() -> RandomGenerator.getDefault().nextLong(1_000_000_000));
        Campaign campaign = Planner.plan(simulation, settings, attendance.present(), workloads, Instant.now(), seed);
        return new Plan(campaign, attendance);
    }

    public Campaign campaign() {
        return campaign;
    }

    /** A line for each target that is left out because something is not installed, with what to install. */
    public List<String> absences() {
        return attendance.absences();
    }

    Attendance attendance() {
        return attendance;
    }

    /** All of it in words, with its time. */
    public String describe() {
        return Planner.describe(campaign)
                + String.join("", absences().stream().map("%n%s%n"::formatted).toList());
    }
}
