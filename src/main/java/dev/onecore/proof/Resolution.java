package dev.onecore.proof;

import dev.onecore.model.Arrivals;
import dev.onecore.model.Claim;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Echoes wait for a fixed time: the median must show it, less what the path takes without any wait. The path is measured in the
 * same trial, in turn with the delay, for a virtual machine may be 50 µs slower from one minute to the next; and the server never
 * sleeps, for how long its core takes to wake up is no part of either.
 */
record Resolution() implements Proof {
    private static final List<Integer> DELAYS_US = List.of(100, 250, 500, 1_000);
    private static final double TOLERANCE_US = 50;

    /** As many messages as the server spares, and then delays, in turn. */
    private static final Duration TURN = Duration.ofSeconds(2);

    private static final double RATE_PER_SEC = 500;

    /** Names of the phases in the order of the server's turns, the warm-up being its first. */
    private static final List<String> DELAYED = List.of("delayed", "delayed-again");

    private static final List<String> PATHS = List.of("path", "path-again");

    @Override
    public Workload workload() {
        Load load = new Load.Echo(Arrivals.CONSTANT, RATE_PER_SEC, 10, 24);
        List<Phase> phases = new ArrayList<>(List.of(Phase.warmUp(load, TURN)));
        for (int turn = 0; turn < DELAYED.size(); turn++) {
            phases.add(Phase.measured(DELAYED.get(turn), "each echo waits", load, TURN));
            phases.add(Phase.measured(PATHS.get(turn), "no echo waits", load, TURN));
        }
        return new Workload("resolution", "Fixed delays", DELAYED.get(0), Metric.RESPONSE_P50, phases);
    }

    @Override
    public List<String> variants() {
        return DELAYS_US.stream().map(delay -> "delay-" + delay).toList();
    }

    @Override
    public List<Claim> claims(List<CalibrationTrial> trials) {
        List<Claim> claims = new ArrayList<>();
        for (int delay : DELAYS_US) {
            List<Check> checks = trials.stream()
                    .filter(trial -> trial.target().equals("delay-" + delay))
                    .map(trial -> check(trial, delay))
                    .toList();
            claims.add(Check.row(
                    String.format(Locale.ROOT, "a delay of %,d µs, median less the null path", delay), checks));
        }
        return claims;
    }

    private static Check check(CalibrationTrial trial, int delayUs) {
        OptionalDouble with = median(trial, DELAYED);
        OptionalDouble without = median(trial, PATHS);
        if (with.isEmpty() || without.isEmpty()) {
            return Check.impossible("", trial.unusable().orElse("no figure"));
        }
        return Check.near(delayUs, with.getAsDouble() - without.getAsDouble(), TOLERANCE_US, "µs");
    }

    /** The mean of the phases' medians; empty when one is missing. */
    private static OptionalDouble median(CalibrationTrial trial, List<String> phases) {
        double sum = 0;
        for (String phase : phases) {
            OptionalDouble printed = trial.printed(phase, Metric.RESPONSE_P50);
            if (printed.isEmpty()) {
                return OptionalDouble.empty();
            }
            sum += printed.getAsDouble();
        }
        return OptionalDouble.of(sum / phases.size());
    }
}
