package dev.onecore.proof;

import dev.onecore.model.Arrivals;
import dev.onecore.model.Claim;
import dev.onecore.model.GroundTruth;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Workload;
import dev.onecore.statistics.Stall;
import dev.onecore.statistics.StalledQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A server stalls now and then: the response times must show it as the queue says that every message met ({@link
 * StalledQueue}), from the stalls that really were. The server never sleeps, so it notices as well where the machine did not
 * run it, and what the machine took of the injector's core is in the send lag; on a quiet machine both are nothing.
 *
 * @param variant that stalls
 * @param ratePerSec messages a second
 * @param seconds of the window
 * @param hidden whether the stalls are so few that a closed loop would hide them, which is then a claim too
 */
record Stalls(String variant, double ratePerSec, int seconds, boolean hidden) implements Proof {
    private static final int CONNECTIONS = 10;
    private static final double MS = 1e6;
    private static final double US_PER_MS = 1e3;
    private static final double RELATIVE = 0.05;
    private static final double ABSOLUTE_MS = 0.5;

    @Override
    public Workload workload() {
        Load load = new Load.Echo(Arrivals.CONSTANT, ratePerSec, CONNECTIONS, 24);
        return new Workload(
                variant,
                "A server that stalls: " + variant,
                "open",
                Metric.RESPONSE_P99,
                List.of(
                        Phase.warmUp(load, Duration.ofSeconds(3)),
                        Phase.measured("open", "an open schedule", load, Duration.ofSeconds(seconds))));
    }

    @Override
    public List<String> variants() {
        return List.of(variant);
    }

    @Override
    public List<Claim> claims(List<CalibrationTrial> trials) {
        List<Claim> claims = new ArrayList<>();
        claims.add(quantile(trials, 0.99, Metric.RESPONSE_P99, "p99"));
        claims.add(quantile(trials, 0.999, Metric.RESPONSE_P999, "p99.9"));
        if (hidden) {
            claims.add(Check.row(
                    variant + ": a closed loop would hide it (its p99)",
                    trials.stream().map(this::closedLoop).toList()));
        }
        return claims;
    }

    private Claim quantile(List<CalibrationTrial> trials, double q, Metric metric, String name) {
        return Check.row(
                variant + ": response time, " + name,
                trials.stream().map(trial -> quantile(trial, q, metric)).toList());
    }

    private Check quantile(CalibrationTrial trial, double q, Metric metric) {
        if (trial.unusable().isPresent()) {
            return Check.impossible("", trial.unusable().get());
        }
        PhaseSummary phase = trial.measured().orElseThrow();
        OptionalDouble printed = trial.printed(metric);
        OptionalDouble measuredNs = trial.responseNs(q);
        if (measuredNs.isEmpty()) {
            return Check.impossible("", "no figure");
        }
        double measuredMs = printed.isPresent() ? printed.getAsDouble() / US_PER_MS : measuredNs.getAsDouble() / MS;
        OptionalLong echoNs = echoNs(trial);
        if (echoNs.isEmpty()) {
            return Check.impossible("", "the server did not say what it did");
        }
        StalledQueue queue =
                new StalledQueue(stalls(trial, phase), phase.endNs() - phase.beginNs(), ratePerSec, echoNs.getAsLong());
        double truth = queue.latencyNs(q, way(trial.lag())) / MS;
        Check check = Check.near(truth, measuredMs, Math.max(ABSOLUTE_MS, RELATIVE * truth), "ms");
        String server = "; %s at the server".formatted(Check.number(queue.latencyNs(q) / MS));
        return new Check(check.truth() + server, check.measured(), check.passed());
    }

    /**
     * What the injector's own core adds, in random order: a message that is due while the core is away is sent as late as the
     * send lag says, and a reply that comes then is read as late. On a quiet machine it is some tens of microseconds.
     */
    private static LongSupplier way(Histogram lag) {
        if (lag.getTotalCount() == 0) {
            return () -> 0;
        }
        SplittableRandom random = new SplittableRandom(1);
        long[] lags = new long[(int) lag.getTotalCount()];
        int filled = 0;
        for (HistogramIterationValue value : lag.recordedValues()) {
            int end = filled + (int) value.getCountAtValueIteratedTo();
            Arrays.fill(lags, filled, end, value.getValueIteratedTo());
            filled = end;
        }
        return () -> lags[random.nextInt(lags.length)] + lags[random.nextInt(lags.length)];
    }

    /**
     * When the server did nothing, as it was told to or because the machine did not run it, where that overlaps the
     * window: what began before it delays the window's first messages as much as one that begins within.
     */
    private static List<Stall> stalls(CalibrationTrial trial, PhaseSummary phase) {
        return trial.truth(GroundTruth.Stalled.class).stream()
                .filter(stalled -> stalled.endNs() > phase.beginNs() && stalled.beginNs() <= phase.endNs())
                .map(stalled -> new Stall(stalled.beginNs() - phase.beginNs(), stalled.endNs() - phase.beginNs()))
                .toList();
    }

    /** What an echo took the server outside of stalls. */
    private static OptionalLong echoNs(CalibrationTrial trial) {
        return trial.truth(GroundTruth.Served.class).stream()
                .mapToLong(served -> served.ns() / served.echoes())
                .findFirst();
    }

    /** A tenth is far enough from both: 0.05 ms are expected, and the response time is above 100. */
    private Check closedLoop(CalibrationTrial trial) {
        OptionalDouble open = trial.printed(Metric.RESPONSE_P99);
        OptionalDouble closed = trial.printed(Metric.CLOSED_LOOP_P99);
        if (trial.unusable().isPresent() || open.isEmpty() || closed.isEmpty()) {
            return Check.impossible("", trial.unusable().orElse("no figure"));
        }
        return new Check(
                "under a tenth of the open p99",
                Check.number(closed.getAsDouble() / US_PER_MS) + " ms",
                closed.getAsDouble() < open.getAsDouble() / 10);
    }
}
