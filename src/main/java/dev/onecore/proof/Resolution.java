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
import java.util.OptionalDouble;

/**
 * Each echo waits for a fixed time: the median must show it, less what the path takes without any wait. The server never sleeps
 * in either case, for how long a core takes to wake up differs from trial to trial by more than is asked for here.
 */
record Resolution() implements Proof {
    private static final String NULL_PATH = "delay-0";
    private static final List<Integer> DELAYS_US = List.of(100, 250, 500, 1_000);
    private static final double TOLERANCE_US = 50;

    @Override
    public Workload workload() {
        Load load = new Load.Echo(Arrivals.CONSTANT, 500, 10, 24);
        return new Workload(
                "resolution",
                "Fixed delays",
                "open",
                Metric.RESPONSE_P50,
                List.of(
                        Phase.warmUp(load, Duration.ofSeconds(2)),
                        Phase.measured("open", "an open schedule", load, Duration.ofSeconds(4))));
    }

    @Override
    public List<String> variants() {
        List<String> variants = new ArrayList<>(List.of(NULL_PATH));
        DELAYS_US.forEach(delay -> variants.add("delay-" + delay));
        return variants;
    }

    @Override
    public List<Claim> claims(List<Exhibit> exhibits) {
        List<Claim> claims = new ArrayList<>();
        for (int delay : DELAYS_US) {
            List<Check> checks = exhibits.stream()
                    .filter(exhibit -> exhibit.target().equals("delay-" + delay))
                    .map(exhibit -> check(exhibit, delay, exhibits))
                    .toList();
            claims.add(Check.row("a delay of %,d µs, median less the null path".formatted(delay), checks));
        }
        return claims;
    }

    private static Check check(Exhibit exhibit, int delay, List<Exhibit> all) {
        OptionalDouble with = exhibit.printed(Metric.RESPONSE_P50);
        OptionalDouble without = all.stream()
                .filter(other -> other.target().equals(NULL_PATH) && other.round() == exhibit.round())
                .map(other -> other.printed(Metric.RESPONSE_P50))
                .findFirst()
                .orElseGet(OptionalDouble::empty);
        if (with.isEmpty() || without.isEmpty()) {
            return Check.impossible("", exhibit.unusable().orElse("no figure"));
        }
        return Check.near(delay, with.getAsDouble() - without.getAsDouble(), TOLERANCE_US, "µs");
    }
}
