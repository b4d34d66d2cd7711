package dev.onecore.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All trials of one invocation.
 *
 * @param id its folder's name under {@code reports/}, which sorts by time
 * @param simulation the Gatling simulation that ran, such as {@code Comparison}
 * @param started when
 * @param settings as given and as filled in
 * @param seed what every random order and schedule came from
 * @param workloads in the order of the page
 * @param targets in the order of the settings; the first is the baseline of ratios
 * @param trials the plan, in order
 */
public record Campaign(
        String id,
        String simulation,
        Instant started,
        Settings settings,
        long seed,
        List<Workload> workloads,
        List<Target> targets,
        List<Trial> trials) {

    public Campaign {
        workloads = List.copyOf(workloads);
        targets = List.copyOf(targets);
        trials = List.copyOf(trials);
    }

    /** The targets that have a workload at all, in the order of the settings. */
    public List<Target> targets(Workload workload) {
        Set<String> planned = trials.stream()
                .filter(trial -> trial.workload().name().equals(workload.name()))
                .map(trial -> trial.target().name())
                .collect(Collectors.toSet());
        return targets.stream()
                .filter(target -> planned.contains(target.name()))
                .toList();
    }

    /** This campaign with more trials at its end. */
    public Campaign with(List<Trial> more) {
        List<Trial> all = new ArrayList<>(trials);
        all.addAll(more);
        return new Campaign(id, simulation, started, settings, seed, workloads, targets, all);
    }

    /**
     * Whether a workload gets more rounds than planned while its answer is open: its targets take turns, and neither the settings
     * nor the profile fix the number. Its intervals are looked at after each round, and are made for that.
     */
    public boolean addsRounds(Workload workload) {
        boolean open = switch (settings.profile()) {
            case QUICK, CASE_STUDY -> true;
            case THOROUGH -> false;
        };
        return open
                && workload.objective().isEmpty()
                && settings.rounds().isEmpty()
                && workload.alternates()
                && targets(workload).size() > 1;
    }
}
