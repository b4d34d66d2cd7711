package dev.onecore.proof;

import dev.onecore.figures.DriftFigure;
import dev.onecore.figures.DriftFigure.Watched;
import dev.onecore.model.Arrivals;
import dev.onecore.model.Claim;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Profile;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.util.List;

/** A server that leaks 1 MiB a minute: ten minutes of a soak must show it within 10 %. */
record MemoryLeak() implements Proof {
    private static final double MIB_PER_HOUR = 60;
    private static final double RELATIVE = 0.1;

    @Override
    public Workload workload() {
        Load load = new Load.Echo(Arrivals.CONSTANT, 200, 1, 24);
        return new Workload(
                "memory-leak",
                "A leak of 1 MiB a minute",
                "soak",
                Metric.RESPONSE_P50,
                List.of(
                        Phase.warmUp(new Load.EchoLoop(1, 1, 24), Duration.ofSeconds(5)),
                        Phase.measured("soak", "a fixed rate", load, Duration.ofMinutes(10))));
    }

    @Override
    public List<String> variants() {
        return List.of("leaking");
    }

    /** It takes ten minutes, and its interval is made within one trial. */
    @Override
    public int rounds(Profile profile) {
        return 1;
    }

    @Override
    public List<Claim> claims(List<CalibrationTrial> trials) {
        return List.of(Check.row(
                "resident memory of a server that leaks 1 MiB a minute",
                trials.stream().map(MemoryLeak::check).toList()));
    }

    private static Check check(CalibrationTrial trial) {
        return DriftFigure.of(trial.part().reading()).stream()
                .filter(drift -> drift.watched() == Watched.RSS)
                .findFirst()
                .map(figure ->
                        Check.near(MIB_PER_HOUR, figure.drift().perHour(), RELATIVE * MIB_PER_HOUR, "MiB an hour"))
                .orElseGet(() -> Check.impossible("", trial.unusable().orElse("no readings")));
    }
}
