package dev.onecore.proof;

import dev.onecore.model.Claim;
import dev.onecore.model.ConnectionLoads.Idle;
import dev.onecore.model.ConnectionLoads.Opening;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A server that keeps 8 KiB for each connection beside the same that keeps none: the difference of the slopes must be that. */
record HeldMemory() implements Proof {
    private static final String NONE = "plain";
    private static final String HELD = "hold-8";
    private static final double HELD_BYTES = 8_192;
    private static final double RELATIVE = 0.05;

    private static final int STEPS = 5;
    private static final int STEP = 400;
    private static final double RATE = 1_000;
    private static final int MOST = STEPS * STEP;

    @Override
    public Workload workload() {
        List<Phase> phases = new ArrayList<>();
        for (int open = 0; open < MOST; open += STEP) {
            int next = open + STEP;
            phases.add(Phase.measured(
                    "open-" + next,
                    "connections are opened",
                    new Opening(open, next, RATE),
                    Duration.ofNanos(Math.round(STEP / RATE * 1e9))));
            phases.add(Phase.measured(
                    "idle-" + next, "connections are idle", new Idle(next, MOST, 100, 24), Duration.ofSeconds(1)));
        }
        return new Workload(
                "held-memory", "Known memory of a connection", "idle-" + MOST, Metric.HEAP_PER_CONNECTION, phases);
    }

    @Override
    public List<String> variants() {
        return List.of(NONE, HELD);
    }

    @Override
    public List<Claim> claims(List<CalibrationTrial> trials) {
        List<Check> checks = new ArrayList<>();
        for (CalibrationTrial with : trials) {
            if (with.target().equals(HELD)) {
                trials.stream()
                        .filter(other -> other.target().equals(NONE) && other.round() == with.round())
                        .findFirst()
                        .ifPresent(without -> checks.add(check(without, with)));
            }
        }
        return List.of(Check.row("8 KiB that a connection keeps, as heap for each further connection", checks));
    }

    private static Check check(CalibrationTrial without, CalibrationTrial with) {
        OptionalDouble base = without.printed(Metric.HEAP_PER_CONNECTION);
        OptionalDouble held = with.printed(Metric.HEAP_PER_CONNECTION);
        return base.isEmpty() || held.isEmpty()
                ? Check.impossible(
                        "8,192 bytes", with.unusable().or(without::unusable).orElse("the server's heap was not seen"))
                : Check.near(HELD_BYTES, held.getAsDouble() - base.getAsDouble(), RELATIVE * HELD_BYTES, "bytes");
    }
}
