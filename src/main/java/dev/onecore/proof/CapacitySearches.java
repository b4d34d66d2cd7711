package dev.onecore.proof;

import dev.onecore.figures.CapacityFigure;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Arrivals;
import dev.onecore.model.Claim;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Objective;
import dev.onecore.model.Phase;
import dev.onecore.model.Profile;
import dev.onecore.model.Workload;
import dev.onecore.statistics.FixedServiceQueue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Searches for the capacity of servers whose capacity is known: it must be found within 5 %, by no more probes than a search has.
 *
 * @param name of the workload
 * @param variant of the calibration server
 * @param arrivals of its messages
 * @param truthPerSec the highest rate that meets the objective
 * @param claim in words
 */
record CapacitySearches(String name, String variant, Arrivals arrivals, double truthPerSec, String claim)
        implements Proof {

    private static final Objective OBJECTIVE =
            new Objective(0.99, Duration.ofMillis(10), 0.02, 12, Duration.ofSeconds(30));
    private static final Duration PROBE = Duration.ofSeconds(10);
    private static final double FIRST_PER_SEC = 400;
    private static final double SERVICE_SECONDS = 1e-3;
    private static final double LIMITED_PER_SEC = 2_000;
    private static final double RELATIVE = 0.05;

    /** A server that takes 1 ms for each message of one connection, which come at random instants. */
    static CapacitySearches ofQueue() {
        double truth = new FixedServiceQueue(SERVICE_SECONDS)
                .highestPerSec(OBJECTIVE.quantile(), OBJECTIVE.limit().toNanos() / 1e9);
        return new CapacitySearches(
                "capacity-queue",
                "busy",
                Arrivals.POISSON,
                truth,
                "the capacity of a server that takes 1 ms a message, random arrivals");
    }

    /** A server that answers 2,000 messages a second and lets others wait, which come evenly. */
    static CapacitySearches ofLimit() {
        return new CapacitySearches(
                "capacity-limit",
                "limited",
                Arrivals.CONSTANT,
                LIMITED_PER_SEC,
                "the capacity of a server that answers 2,000 messages a second");
    }

    @Override
    public Workload workload() {
        Load load = new Load.Echo(arrivals, FIRST_PER_SEC, 1, 24);
        return new Workload(
                name,
                name.replace('-', ' '),
                Objective.PROBE,
                Metric.THROUGHPUT,
                List.of(
                        Phase.warmUp(new Load.EchoLoop(1, 1, 24), Duration.ofSeconds(1)),
                        Phase.measured(Objective.PROBE, "the highest rate that meets the objective", load, PROBE)),
                Optional.of(OBJECTIVE));
    }

    @Override
    public List<String> variants() {
        return List.of(variant);
    }

    /** A search has as many trials as it needs. */
    @Override
    public int rounds(Profile profile) {
        return 1;
    }

    @Override
    public List<Claim> claims(List<CalibrationTrial> trials) {
        List<TrialReading> readings =
                trials.stream().map(trial -> trial.part().reading()).toList();
        List<Check> checks = trials.stream()
                .findFirst()
                .map(trial -> trial.result().trial().target())
                .flatMap(target -> CapacityFigure.of(workload(), target, readings))
                .map(this::check)
                .stream()
                .toList();
        return List.of(Check.row(claim, checks));
    }

    private Check check(CapacityFigure search) {
        OptionalDouble found = search.capacity().metPerSec();
        String probes = String.format(
                Locale.ROOT,
                ", %d probes, %s",
                search.probes().size(),
                search.capacity().confirmed() ? "confirmed" : "not confirmed");
        if (found.isEmpty() || search.capacity().lowerBound()) {
            return Check.impossible(
                    Check.number(truthPerSec) + "/s",
                    (found.isEmpty() ? "none found" : "≥ " + Check.number(found.getAsDouble()) + "/s") + probes);
        }
        Check near = Check.near(truthPerSec, found.getAsDouble(), RELATIVE * truthPerSec, "messages/s");
        return new Check(near.truth(), near.measured() + probes, near.passed());
    }
}
