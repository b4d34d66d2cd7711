package dev.onecore.gate;

import dev.onecore.report.StoredResult;
import dev.onecore.report.StoredResult.StoredFigure;
import dev.onecore.report.StoredResult.StoredPhase;
import dev.onecore.report.StoredResult.StoredPlace;
import dev.onecore.report.StoredResult.StoredRun;
import dev.onecore.report.StoredResult.StoredTarget;
import dev.onecore.report.StoredResult.StoredWorkload;
import dev.onecore.report.StoredResult.TrialCount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A stored campaign of two targets and one workload.
 *
 * @param subject the gated target's CPU per message in each round
 * @param reference the same of the target that both campaigns have
 */
record StoredRounds(double[] subject, double[] reference) {
    private static final StoredWorkload WORKLOAD = new StoredWorkload(
            "echo-latency",
            "Echo latency",
            "constant",
            "cpu_per_message",
            List.of(new StoredPhase("constant", "constant", true, Map.of("seconds", "7"))));

    StoredResult result() {
        return new StoredResult(
                new StoredRun("any", Instant.EPOCH, "Comparison", new TreeMap<>()),
                new StoredPlace(new TreeMap<>(), "", Optional.empty(), Optional.empty()),
                List.of(target("subject"), target("reference")),
                List.of(WORKLOAD),
                List.of(),
                new TrialCount(0, 0, List.of()),
                List.of(figure("subject", subject), figure("reference", reference)));
    }

    private static StoredTarget target(String name) {
        return new StoredTarget(name, true, name, List.of("java", name));
    }

    private static StoredFigure figure(String target, double[] rounds) {
        TreeMap<Integer, Double> each = new TreeMap<>();
        for (int i = 0; i < rounds.length; i++) {
            each.put(i + 1, rounds[i]);
        }
        return new StoredFigure(
                WORKLOAD.name(),
                "constant",
                target,
                "cpu_per_message",
                "µs",
                "lower",
                true,
                false,
                rounds[0],
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                each);
    }
}
