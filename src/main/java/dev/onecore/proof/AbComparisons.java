package dev.onecore.proof;

import dev.onecore.model.Arrivals;
import dev.onecore.model.Claim;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Profile;
import dev.onecore.model.Workload;
import dev.onecore.statistics.Goal;
import dev.onecore.statistics.Looks;
import dev.onecore.statistics.Measured;
import dev.onecore.statistics.PairedRound;
import dev.onecore.statistics.Ratio;
import dev.onecore.statistics.RatioOutcome;
import dev.onecore.statistics.ResolvingPower;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Two servers compared over many campaigns: the same one twice, where nothing may be found, or one that does 5 % more work a
 * message, which must be. The rounds of one long run are dealt out to campaigns in turn.
 *
 * @param name of the workload
 * @param other variant, beside {@code work}
 * @param campaigns how many comparisons are made
 * @param roundsEach rounds of each
 * @param effect by how much the other does more; 0 for nothing
 */
record AbComparisons(String name, String other, int campaigns, int roundsEach, double effect) implements Proof {
    private static final String BASE = "work";
    private static final double MOST_SPREAD = 0.03;

    /** As in campaigns, the two take turns. */
    private static final int TURNS = 4;

    static AbComparisons same() {
        return new AbComparisons("same-server", "work-again", 20, 3, 0);
    }

    static AbComparisons fivePercent() {
        return new AbComparisons("five-percent", "work-5-more", 10, 12, 0.05);
    }

    @Override
    public Workload workload() {
        Load load = new Load.Echo(Arrivals.CONSTANT, 100, 10, 24);
        return new Workload(
                name,
                name.replace('-', ' '),
                "open",
                Metric.CPU_PER_MESSAGE,
                List.of(
                        Phase.warmUp(load, Duration.ofMillis(700)),
                        Phase.measured("open", "an open schedule", load, Duration.ofMillis(1_600))
                                .inTurns(TURNS)));
    }

    @Override
    public List<String> variants() {
        return List.of(BASE, other);
    }

    @Override
    public int rounds(Profile profile) {
        return campaigns * roundsEach;
    }

    @Override
    public List<Claim> claims(List<CalibrationTrial> trials) {
        List<RatioOutcome> comparisons = new ArrayList<>();
        List<PairedRound> all = new ArrayList<>();
        for (int campaign = 0; campaign < campaigns; campaign++) {
            List<PairedRound> pairs = new ArrayList<>();
            for (int round = campaign * roundsEach + 1; round <= (campaign + 1) * roundsEach; round++) {
                OptionalDouble base = cost(trials, BASE, round);
                OptionalDouble more = cost(trials, other, round);
                if (base.isPresent() && more.isPresent()) {
                    pairs.add(new PairedRound(Measured.exact(more.getAsDouble()), Measured.exact(base.getAsDouble())));
                }
            }
            all.addAll(pairs);
            comparisons.add(RatioOutcome.of(pairs, Looks.FIXED));
        }
        return effect == 0 ? List.of(alarms(comparisons)) : List.of(found(comparisons, all), covered(comparisons));
    }

    private static OptionalDouble cost(List<CalibrationTrial> trials, String target, int round) {
        return trials.stream()
                .filter(trial -> trial.target().equals(target) && trial.round() == round)
                .map(trial -> trial.printed(Metric.CPU_PER_MESSAGE))
                .findFirst()
                .orElseGet(OptionalDouble::empty);
    }

    private Claim alarms(List<RatioOutcome> comparisons) {
        long judged = comparisons.stream().filter(AbComparisons::hasInterval).count();
        long alarms = comparisons.stream()
                .filter(c -> c.conclusion(Goal.USUAL).different())
                .count();
        return new Claim(
                String.format(Locale.ROOT, "a server against itself, %d campaigns of %d rounds", campaigns, roundsEach),
                "at most 1 \"different\"",
                String.format(Locale.ROOT, "%d of %d", alarms, judged),
                alarms <= 1 && judged > 0);
    }

    private Claim found(List<RatioOutcome> comparisons, List<PairedRound> all) {
        long found = comparisons.stream()
                .filter(c -> c.conclusion(Goal.USUAL).higher())
                .count();
        double spread = RatioOutcome.of(all, Looks.FIXED)
                .ratio()
                .map(Ratio::logSd)
                .orElse(OptionalDouble.empty())
                .orElse(Double.NaN);
        boolean resolves = spread <= MOST_SPREAD
                || new ResolvingPower(Double.isNaN(spread) ? 1 : spread, roundsEach, RatioOutcome.CONFIDENCE)
                        .canResolve(effect);
        String measured = String.format(
                Locale.ROOT, "%d of %d (spread from round to round %.1f %%)", found, campaigns, 100 * spread);
        return new Claim(
                String.format(
                        Locale.ROOT, "5 %% more work a message, %d campaigns of %d rounds", campaigns, roundsEach),
                "found in 9 of 10, or the machine cannot resolve 5 %",
                resolves ? measured : "this machine cannot resolve 5 %: " + measured,
                !resolves || found >= 0.9 * campaigns);
    }

    private Claim covered(List<RatioOutcome> comparisons) {
        double truth = 1 + effect;
        long covered = comparisons.stream()
                .flatMap(c -> c.ratio().flatMap(Ratio::interval).stream())
                .filter(interval -> interval.low() <= truth && truth <= interval.high())
                .count();
        return new Claim(
                "their intervals hold the truth",
                "1.05, in at least 8 of 10",
                String.format(Locale.ROOT, "%d of %d", covered, campaigns),
                covered >= 0.8 * campaigns);
    }

    private static boolean hasInterval(RatioOutcome comparison) {
        return comparison.ratio().flatMap(Ratio::interval).isPresent();
    }
}
