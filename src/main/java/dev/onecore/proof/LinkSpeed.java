package dev.onecore.proof;

import dev.onecore.model.Claim;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** A server behind a link of 20 MB/s: uploads must measure 20 MB/s ± 5 %, whatever the kernels on the way have buffered. */
record LinkSpeed() implements Proof {
    private static final double MB_PER_SEC = 20;
    private static final double RELATIVE = 0.05;

    @Override
    public Workload workload() {
        Load load = new Load.Upload(2, 7_000_000, 65_536);
        return new Workload(
                "slow-link",
                "A link of 20 MB/s",
                "upload",
                Metric.BANDWIDTH,
                List.of(Phase.measured("upload", "uploads of 7 MB by two users", load, Duration.ofSeconds(2))));
    }

    @Override
    public List<String> variants() {
        return List.of("link-20");
    }

    @Override
    public List<Claim> claims(List<CalibrationTrial> trials) {
        return List.of(Check.row(
                "uploads over a link of 20 MB/s",
                trials.stream().map(LinkSpeed::check).toList()));
    }

    private static Check check(CalibrationTrial trial) {
        OptionalDouble bandwidth = trial.printed(Metric.BANDWIDTH);
        return bandwidth.isEmpty()
                ? Check.impossible("", trial.unusable().orElse("no figure"))
                : Check.near(MB_PER_SEC, bandwidth.getAsDouble(), RELATIVE * MB_PER_SEC, "MB/s");
    }
}
