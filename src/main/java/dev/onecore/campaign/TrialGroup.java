package dev.onecore.campaign;

import dev.onecore.model.Objective;
import dev.onecore.model.Phase;
import dev.onecore.model.Trial;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Trials that run together: those of one round of a workload whose targets take turns, or one trial alone.
 *
 * @param trials of one workload and round; at least one
 */
public record TrialGroup(List<Trial> trials) {

    /** What a group takes beside its phases: the waits for all users, the stop, the figures so far. */
    private static final Duration OVERHEAD = Duration.ofMillis(1_500);

    /** The start of a server, and one look at how it is set up. */
    private static final Duration START = Duration.ofMillis(1_500);

    /** What comes between two turns: the last answers, and the next begin. */
    private static final Duration CHANGE = Duration.ofMillis(30);

    public TrialGroup {
        trials = List.copyOf(trials);
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("a group needs a trial");
        }
    }

    /** The trials in groups, in order. */
    static List<TrialGroup> of(List<Trial> trials) {
        List<TrialGroup> groups = new ArrayList<>();
        List<Trial> open = new ArrayList<>();
        for (Trial trial : trials) {
            if (!open.isEmpty() && !together(open.get(0), trial)) {
                groups.add(new TrialGroup(open));
                open.clear();
            }
            open.add(trial);
        }
        if (!open.isEmpty()) {
            groups.add(new TrialGroup(open));
        }
        return groups;
    }

    private static boolean together(Trial one, Trial other) {
        return one.workload().alternates()
                && one.workload().objective().isEmpty()
                && one.workload().equals(other.workload())
                && one.round() == other.round();
    }

    public Workload workload() {
        return trials.get(0).workload();
    }

    int round() {
        return trials.get(0).round();
    }

    /** What the search that the group begins takes at most; for any other workload the same as {@link #time}. */
    Duration wholeTime() {
        return workload()
                .objective()
                .map(objective -> {
                    Trial first = trials.get(0);
                    double rate = workload().phase(Objective.PROBE).stream()
                            .flatMapToDouble(phase -> phase.load().shape().scheduledPerSec().stream())
                            .findFirst()
                            .orElse(1);
                    Trial longer = new Trial(
                            first.order(),
                            first.round(),
                            first.rounds(),
                            workload().at(rate, true),
                            first.target());
                    int confirming = Math.min(2, objective.probes());
                    return time().multipliedBy(objective.probes() - confirming)
                            .plus(new TrialGroup(List.of(longer)).time().multipliedBy(confirming));
                })
                .orElseGet(this::time);
    }

    /** What the group will take, by its plan: a warm-up in turns usually needs half of them. */
    Duration time() {
        Duration each = workload().phases().stream().map(TrialGroup::time).reduce(START, Duration::plus);
        return OVERHEAD.plus(each.multipliedBy(trials.size()));
    }

    private static Duration time(Phase phase) {
        boolean endsEarly = phase.alternates() && !phase.measured();
        Duration whole = phase.duration().plus(CHANGE.multipliedBy(phase.turns()));
        return endsEarly ? whole.dividedBy(2) : whole;
    }
}
