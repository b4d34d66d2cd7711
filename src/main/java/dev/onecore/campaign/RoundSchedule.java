package dev.onecore.campaign;

import dev.onecore.model.Campaign;
import dev.onecore.model.Setting;
import dev.onecore.model.Target;
import dev.onecore.model.Trial;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which group of trials is the next. First come the planned rounds; then, while there is time, a round more of the workload whose
 * answer is furthest from its goal, and the next probes of searches; and the rounds that the machine spoiled most are run once more, whole.
 */
final class RoundSchedule {

    /** A workload gets no more rounds than this. */
    private static final int MOST_ROUNDS = 60;

    /**
     * What runs next.
     *
     * @param campaign with the trials of the group in its plan
     * @param repeated whether the round was run before, and spoiled
     */
    record Next(Campaign campaign, TrialGroup group, boolean repeated) {}

    private record Spoiled(TrialGroup group, double spoilage) {}

    private final Deque<TrialGroup> planned;
    private final List<Spoiled> spoiled = new ArrayList<>();
    private final Map<String, Duration> took = new HashMap<>();
    private final Progress progress;
    private int repeats;

    /**
     * The schedule of a campaign that begins.
     *
     * @param repeats rounds that may be run once more
     */
    RoundSchedule(Campaign campaign, Progress progress, int repeats) {
        this.planned = new ArrayDeque<>(TrialGroup.of(campaign.trials()));
        this.progress = progress;
        this.repeats = repeats;
    }

    /** A group has ended, and took so long. */
    void ended(TrialGroup group, Duration time) {
        took.merge(group.workload().name(), time, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** A group was spoiled by the machine to that degree, and was not run before. A search repeats its probes itself. */
    void spoiled(TrialGroup group, double spoilage) {
        if (group.workload().objective().isEmpty()) {
            spoiled.add(new Spoiled(group, spoilage));
        }
    }

    /**
     * The next group; empty when there is nothing left to do.
     *
     * @param room what the campaign may still take; planned rounds do not look at it
     */
    Optional<Next> next(Campaign campaign, Duration room) {
        TrialGroup first = planned.poll();
        if (first != null) {
            return Optional.of(new Next(campaign, first, false));
        }
        return repeat(campaign, room).or(() -> probe(campaign, room)).or(() -> further(campaign, room));
    }

    /** The next probe of a search: of the target that has had the fewest, so that what drifts affects all alike. */
    private Optional<Next> probe(Campaign campaign, Duration room) {
        boolean limited = campaign.settings().scalars().time(Setting.TIME).isPresent();
        return campaign.workloads().stream()
                .filter(workload -> workload.objective().isPresent())
                .flatMap(workload -> campaign.targets(workload).stream()
                        .flatMap(target -> probe(campaign, workload, target).stream()))
                .filter(group -> !limited || time(group).compareTo(room) <= 0)
                .min(Comparator.comparingInt(TrialGroup::round))
                .map(group -> new Next(campaign.with(group.trials()), group, false));
    }

    private Optional<TrialGroup> probe(Campaign campaign, Workload workload, Target target) {
        int probe = 1
                + (int) campaign.trials().stream()
                        .filter(trial -> trial.workload().name().equals(workload.name())
                                && trial.target().equals(target))
                        .count();
        int order = campaign.trials().size() + 1;
        return progress.probe(workload, target)
                .map(next -> new TrialGroup(List.of(new Trial(order, probe, probe, next, target))));
    }

    private Optional<Next> repeat(Campaign campaign, Duration room) {
        Optional<Spoiled> worst = spoiled.stream()
                .filter(each -> repeats > 0
                        && !campaign.addsRounds(each.group().workload())
                        && time(each.group()).compareTo(room) <= 0)
                .max(Comparator.comparing(Spoiled::spoilage));
        worst.ifPresent(each -> {
            repeats--;
            spoiled.remove(each);
        });
        return worst.map(each -> new Next(campaign, each.group(), true));
    }

    private Optional<Next> further(Campaign campaign, Duration room) {
        Workload furthest = null;
        double most = 0;
        for (Workload workload : campaign.workloads()) {
            boolean possible = campaign.addsRounds(workload)
                    && rounds(campaign, workload) < MOST_ROUNDS
                    && time(group(campaign, workload)).compareTo(room) <= 0;
            double missing = possible ? progress.missing(campaign, workload) : 0;
            if (missing > most) {
                most = missing;
                furthest = workload;
            }
        }
        if (furthest == null) {
            return Optional.empty();
        }
        TrialGroup group = group(campaign, furthest);
        return Optional.of(new Next(campaign.with(group.trials()), group, false));
    }

    /** One more round of a workload. */
    private static TrialGroup group(Campaign campaign, Workload workload) {
        int round = rounds(campaign, workload) + 1;
        int order = campaign.trials().size();
        List<Trial> trials = new ArrayList<>();
        for (Target target : campaign.targets(workload)) {
            order++;
            trials.add(new Trial(order, round, round, workload, target));
        }
        return new TrialGroup(trials);
    }

    private static int rounds(Campaign campaign, Workload workload) {
        return campaign.trials().stream()
                .filter(trial -> trial.workload().equals(workload))
                .mapToInt(Trial::round)
                .max()
                .orElse(0);
    }

    private Duration time(TrialGroup group) {
        return took.getOrDefault(group.workload().name(), group.time());
    }

    /** What the planned groups will still take, with the searches that they begin at most. */
    Duration left() {
        return planned.stream()
                .map(group -> group.workload().objective().isPresent() ? group.wholeTime() : time(group))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Whether rounds may be added once the planned ones are over. */
    boolean open(Campaign campaign) {
        return campaign.workloads().stream().anyMatch(campaign::addsRounds);
    }
}
