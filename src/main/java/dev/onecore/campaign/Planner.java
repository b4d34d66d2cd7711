package dev.onecore.campaign;

import dev.onecore.model.Campaign;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialMatrix;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Lays the trials of a campaign out in time.
 *
 * <p>Randomised multiple interleaved trials (Abedi and Brecht, "Conducting repeatable experiments in highly variable cloud
 * computing environments", ICPE 2017): each round runs every target once, in a new random order: in turns where
 * the workload can be cut into turns, else one after the other.
 * What drifts over minutes then affects all targets alike. Rounds are the outer loop, so that a campaign that is cut short has
 * whole rounds of every workload.
 */
final class Planner {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Planner() {}

    static Campaign plan(
            String simulation,
            Settings settings,
            List<Target> targets,
            List<Workload> workloads,
            TrialMatrix matrix,
            Instant now,
            long seed) {
        return new Campaign(
                STAMP.format(now) + "-" + simulation.toLowerCase(Locale.ROOT),
                simulation,
                now,
                settings,
                seed,
                workloads,
                targets,
                trials(targets, workloads, matrix, seed));
    }

    private static List<Trial> trials(List<Target> targets, List<Workload> workloads, TrialMatrix matrix, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int most = workloads.stream().mapToInt(matrix::rounds).max().orElse(0);
        List<Trial> trials = new ArrayList<>();
        for (int round = 1; round <= most; round++) {
            for (Workload workload : workloads) {
                List<Target> order = new ArrayList<>(targets);
                order.removeIf(target -> !matrix.pairs(workload, target));
                shuffle(order, random);
                int rounds = matrix.rounds(workload);
                if (round <= rounds) {
                    for (Target target : order) {
                        trials.add(new Trial(trials.size() + 1, round, rounds, workload, target));
                    }
                }
            }
        }
        return trials;
    }

    /** Fisher and Yates; {@link java.util.Random} with small seeds would put the same target first nearly each time. */
    private static void shuffle(List<Target> order, RandomGenerator random) {
        for (int last = order.size() - 1; last > 0; last--) {
            Collections.swap(order, last, random.nextInt(last + 1));
        }
    }

    /** What the planned trials will take. */
    static Duration time(Campaign campaign) {
        return TrialGroup.of(campaign.trials()).stream()
                .map(TrialGroup::wholeTime)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * How many trials are planned, and how long they take; where rounds may be added, also until when.
     *
     * @param limit what the campaign may take
     */
    static String extent(Campaign campaign, Duration limit) {
        String most = searches(campaign);
        String planned = count(campaign) + (most.isEmpty() ? ", about " : most) + minutes(time(campaign));
        boolean open = campaign.workloads().stream().anyMatch(campaign::addsRounds);
        return open ? planned + ", then more rounds where answers are open, " + minutes(limit) + " in all" : planned;
    }

    /** What follows the first probes of searches, in words; empty where nothing is searched for. */
    private static String searches(Campaign campaign) {
        return campaign.workloads().stream()
                .flatMap(workload -> workload.objective().stream())
                .map(objective -> String.format(
                        Locale.ROOT,
                        ", then further probes, up to %d for each target, until %s is bracketed within %.3g %%: at most ",
                        objective.probes(),
                        objective.words(),
                        100 * objective.step()))
                .findFirst()
                .orElse("");
    }

    /** How many trials are planned, such as {@code 30 trials}. */
    private static String count(Campaign campaign) {
        int trials = campaign.trials().size();
        return trials == 1 ? "1 trial" : trials + " trials";
    }

    /** The plan in words, for a dry run. */
    static String describe(Campaign campaign, Duration limit) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "Plan of %s: %s, seed %d%n",
                campaign.simulation(),
                extent(campaign, limit),
                campaign.seed()));
        for (Workload workload : campaign.workloads()) {
            text.append("%n%s (%s)%n".formatted(workload.title(), workload.name()));
            workload.phases()
                    .forEach(phase -> text.append(String.format(
                            Locale.ROOT,
                            "  %-24s %6.1f s  %s%n",
                            phase.name(),
                            phase.duration().toMillis() / 1e3,
                            phase.title())));
            int rounds = campaign.trials().stream()
                    .filter(trial -> trial.workload().equals(workload))
                    .mapToInt(Trial::round)
                    .max()
                    .orElse(0);
            for (int round = 1; round <= rounds; round++) {
                int current = round;
                String order = campaign.trials().stream()
                        .filter(trial -> trial.workload().equals(workload) && trial.round() == current)
                        .map(trial -> trial.target().name())
                        .collect(Collectors.joining(", "));
                text.append(String.format(Locale.ROOT, "  round %-2d %s%n", round, order));
            }
        }
        return text.toString();
    }

    /** A time in words: {@code 7 min 20 s}. */
    static String minutes(Duration time) {
        long seconds = Math.round(time.toMillis() / 1e3);
        return seconds < 60 ? seconds + " s" : String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
}
