package dev.onecore.proof;

import dev.onecore.model.Arrivals;
import dev.onecore.model.Claim;
import dev.onecore.model.GroundTruth;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A server that is slow for its first seconds: the window must begin where that ends. Slow or not it takes milliseconds, beside
 * which it does not matter that a virtual machine's own path changes by tens of microseconds, which is a change of level too.
 */
record WarmUp() implements Proof {
    private static final double NANOS = 1e9;
    private static final double TOLERANCE_SECONDS = 0.3;

    @Override
    public Workload workload() {
        Load load = new Load.Echo(Arrivals.CONSTANT, 200, 10, 24);
        return new Workload(
                "slow-start",
                "A slow start",
                "open",
                Metric.RESPONSE_P50,
                List.of(Phase.measured("open", "an open schedule", load, Duration.ofSeconds(8))));
    }

    @Override
    public List<String> variants() {
        return List.of("slow-start");
    }

    @Override
    public boolean searches() {
        return true;
    }

    @Override
    public List<Claim> claims(List<CalibrationTrial> trials) {
        return List.of(Check.row(
                "a slow start of 3 s is cut off",
                trials.stream().map(WarmUp::check).toList()));
    }

    private static Check check(CalibrationTrial trial) {
        OptionalLong warmed = trial.truth(GroundTruth.Warmed.class).stream()
                .mapToLong(GroundTruth.Warmed::atNs)
                .filter(trial::measures)
                .findFirst();
        OptionalDouble cut = trial.part().cutSeconds();
        if (warmed.isEmpty() || cut.isEmpty()) {
            return Check.impossible("3.0 s", trial.unusable().orElse("it never warmed up"));
        }
        long beginNs = trial.measured().orElseThrow().beginNs();
        return Check.near((warmed.getAsLong() - beginNs) / NANOS, cut.getAsDouble(), TOLERANCE_SECONDS, "s");
    }
}
