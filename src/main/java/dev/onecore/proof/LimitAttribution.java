package dev.onecore.proof;

import dev.onecore.model.Claim;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Profile;
import dev.onecore.model.Verdict.Outcome;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One side is the limit, and the verdict must say which: a server that keeps its core busy for 1 ms a message, or an injector
 * that has a fifth of a core. The load is a closed loop, which has no send lag that could show it.
 *
 * @param name of the workload
 * @param variant of the server
 * @param throttled whether the injector is held back
 * @param expected verdict
 */
record LimitAttribution(String name, String variant, boolean throttled, Outcome expected) implements Proof {
    private static final double SPIN_US = 1_000;

    /** What a path that runs a thousand times a second, and so is hardly compiled, may cost beside the work. */
    private static final double MOST_PATH_US = 150;

    /** The server spins by the wall clock, of which a hypervisor may take a little. */
    private static final double LEAST = 0.97;

    static LimitAttribution ofServer() {
        return new LimitAttribution("busy-server", "busy", false, Outcome.SERVER_BOUND);
    }

    static LimitAttribution ofInjector() {
        return new LimitAttribution("choked-injector", "plain", true, Outcome.INJECTOR_BOUND);
    }

    @Override
    public Workload workload() {
        Load load = new Load.EchoLoop(10, 1, 24);
        return new Workload(
                name,
                name.replace('-', ' '),
                "closed",
                Metric.CPU_PER_MESSAGE,
                List.of(
                        Phase.warmUp(load, Duration.ofSeconds(1)),
                        Phase.measured("closed", "a closed loop", load, Duration.ofSeconds(2))));
    }

    @Override
    public List<String> variants() {
        return List.of(variant);
    }

    @Override
    public int rounds(Profile profile) {
        return profile == Profile.THOROUGH ? 10 : 1;
    }

    @Override
    public List<Claim> claims(List<CalibrationTrial> trials) {
        List<Claim> claims = new ArrayList<>();
        claims.add(Check.row(
                throttled
                        ? "an injector with a fifth of a core is INJECTOR-BOUND"
                        : "a server with 1 ms of work a message",
                trials.stream().map(this::verdict).toList()));
        if (!throttled) {
            claims.add(Check.row(
                    "its CPU time per message",
                    trials.stream().map(LimitAttribution::cost).toList()));
        }
        return claims;
    }

    private Check verdict(CalibrationTrial trial) {
        String said = trial.measured()
                .map(phase -> phase.verdict().outcome().label() + ": "
                        + String.join("; ", phase.verdict().sentences()))
                .orElse("not run");
        return new Check(expected.label(), said, trial.result().verdict().outcome() == expected);
    }

    private static Check cost(CalibrationTrial trial) {
        OptionalDouble cost = trial.printed(Metric.CPU_PER_MESSAGE);
        return cost.isEmpty()
                ? Check.impossible("", trial.unusable().orElse("no figure"))
                : new Check(
                        "1,000 to 1,150 µs: the work, and its path",
                        Check.number(cost.getAsDouble()) + " µs",
                        cost.getAsDouble() >= SPIN_US * LEAST && cost.getAsDouble() <= SPIN_US + MOST_PATH_US);
    }
}
