package dev.onecore.proof;

import dev.onecore.model.Arrivals;
import dev.onecore.model.Claim;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.WireFaults;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A wire that delays by 5 ms each way beside none, before the same server: an echo must take 10 ms longer. */
record WireDelay() implements Proof {
    private static final String DIRECT = "plain";
    private static final String DELAYED = "plain-again";
    private static final String FAULT = "delay:5ms";
    private static final double BOTH_WAYS_MS = 10;
    private static final double TOLERANCE_MS = 0.5;
    private static final double US_PER_MS = 1e3;

    @Override
    public Workload workload() {
        Load load = new Load.Echo(Arrivals.CONSTANT, 200, 1, 24);
        return new Workload(
                "wire-delay",
                "Known delay of the wire",
                "echo",
                Metric.RESPONSE_P50,
                List.of(
                        Phase.warmUp(load, Duration.ofMillis(1_500)),
                        Phase.measured("echo", "200 messages/s", load, Duration.ofSeconds(4))));
    }

    @Override
    public List<String> variants() {
        return List.of(DIRECT, DELAYED);
    }

    @Override
    public Optional<WireFaults> wire(String variant) {
        return variant.equals(DELAYED) ? Optional.of(WireFaults.of(FAULT)) : Optional.empty();
    }

    @Override
    public List<Claim> claims(List<CalibrationTrial> trials) {
        List<Check> checks = new ArrayList<>();
        for (CalibrationTrial delayed : trials) {
            if (delayed.target().equals(DELAYED)) {
                trials.stream()
                        .filter(other -> other.target().equals(DIRECT) && other.round() == delayed.round())
                        .findFirst()
                        .ifPresent(direct -> checks.add(check(direct, delayed)));
            }
        }
        return List.of(Check.row("a wire with " + WireFaults.of(FAULT).words() + ", in the median of echoes", checks));
    }

    private static Check check(CalibrationTrial direct, CalibrationTrial delayed) {
        OptionalDouble without = direct.printed(Metric.RESPONSE_P50);
        OptionalDouble with = delayed.printed(Metric.RESPONSE_P50);
        return without.isEmpty() || with.isEmpty()
                ? Check.impossible(
                        "10 ms", delayed.unusable().or(direct::unusable).orElse("no median was printed"))
                : Check.near(
                        BOTH_WAYS_MS, (with.getAsDouble() - without.getAsDouble()) / US_PER_MS, TOLERANCE_MS, "ms");
    }
}
