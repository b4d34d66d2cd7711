package dev.onecore.report;

import dev.onecore.evidence.TrialEvidence;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Arrivals;
import dev.onecore.model.Campaign;
import dev.onecore.model.Load;
import dev.onecore.model.Mark;
import dev.onecore.model.Metric;
import dev.onecore.model.Origin;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Pin;
import dev.onecore.model.ResourceSample;
import dev.onecore.model.ServerFacts;
import dev.onecore.model.Target;
import dev.onecore.model.Traits;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Verdict;
import dev.onecore.model.Verdict.Outcome;
import dev.onecore.model.Workload;
import dev.onecore.report.SyntheticPhase.MadePhase;
import dev.onecore.settings.SettingsReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/** A campaign that never happened, from a seed, so that what a report must say of it is known. */
public final class Synthetic {
    public static final Verdict FINE = new Verdict(Outcome.UNSATURATED, List.of());

    public static final Workload ECHO = new Workload(
            "echo-latency",
            "Echo latency",
            "constant",
            Metric.CPU_PER_MESSAGE,
            List.of(
                    Phase.warmUp(new Load.Echo(Arrivals.CONSTANT, 2_000, 50, 24), Duration.ofSeconds(2)),
                    Phase.measured(
                            "constant",
                            "constant arrivals, 2,000/s",
                            new Load.Echo(Arrivals.CONSTANT, 2_000, 50, 24),
                            Duration.ofSeconds(8)),
                    Phase.measured(
                            "poisson",
                            "Poisson arrivals, 2,000/s",
                            new Load.Echo(Arrivals.POISSON, 2_000, 50, 24),
                            Duration.ofSeconds(8))));

    static final Workload THROUGHPUT = new Workload(
            "throughput",
            "Throughput",
            "window-16",
            Metric.MESSAGES_PER_CPU_SECOND,
            List.of(
                    Phase.measured(
                            "burst",
                            "10,000 × 24 bytes, pipelined",
                            new Load.EchoBurst(10_000, 24),
                            Duration.ofSeconds(2)),
                    Phase.measured(
                            "window-1",
                            "100 connections, window 1",
                            new Load.EchoLoop(100, 1, 24),
                            Duration.ofSeconds(6)),
                    Phase.measured(
                            "window-16",
                            "100 connections, window 16",
                            new Load.EchoLoop(100, 16, 24),
                            Duration.ofSeconds(6))));

    static final Workload STREAM = new Workload(
            "stream",
            "Random-data stream",
            "flood",
            Metric.MESSAGES_PER_CPU_SECOND,
            List.of(
                    Phase.measured(
                            "paced", "100 connections, 10/s each", new Load.Stream(100, 24, 10), Duration.ofSeconds(6)),
                    Phase.measured(
                            "flood", "as fast as the reader reads", new Load.Stream(4, 24, 0), Duration.ofSeconds(6))));

    static final Workload FILES = new Workload(
            "file-upload",
            "File transfer",
            "upload-50mb-1",
            Metric.CPU_PER_MB,
            List.of(
                    Phase.measured(
                            "upload-7mb-1",
                            "7 MB up, one user",
                            new Load.Upload(1, 7_000_000, 65_536),
                            Duration.ofSeconds(3)),
                    Phase.measured(
                            "upload-50mb-1",
                            "50 MB up, one user",
                            new Load.Upload(1, 50_000_000, 65_536),
                            Duration.ofSeconds(3)),
                    Phase.measured(
                            "download-50mb-1",
                            "50 MB down, one user",
                            new Load.Download(1, 50_000_000, 65_536),
                            Duration.ofSeconds(3))));

    static final Workload RAMP = new Workload(
            "user-ramp",
            "User ramp",
            "ramp",
            Metric.COMPLETION_P50,
            List.of(Phase.measured(
                    "ramp",
                    "100 users, 20 messages at one a second",
                    new Load.Ramp(100, Duration.ofSeconds(5), 20, 1, 24),
                    Duration.ofSeconds(24))));

    static final List<Workload> ALL = List.of(ECHO, THROUGHPUT, STREAM, FILES, RAMP);

    private Synthetic() {}

    /** The plan of a campaign: every workload, target and round. */
    public static Campaign campaign(List<Workload> workloads, List<String> names, int rounds) {
        List<Target> targets = names.stream()
                .<Target>map(name -> new Target.Contender(name, "any"))
                .toList();
        List<Trial> trials = new ArrayList<>();
        for (Workload workload : workloads) {
            for (int round = 1; round <= rounds; round++) {
                for (Target target : targets) {
                    trials.add(new Trial(trials.size() + 1, round, rounds, workload, target));
                }
            }
        }
        return new Campaign(
                "2026-11-22T10-15-00-comparison",
                "Comparison",
                Instant.parse("2026-11-22T10:15:00Z"),
                SettingsReader.read(Map.of()),
                4_711,
                workloads,
                targets,
                trials);
    }

    /** All trials of a plan, each target costing 30 % more than the one before it, a few per cent of noise a round. */
    public static List<TrialReading> readings(Campaign campaign) {
        return campaign.trials().stream()
                .map(trial -> reading(evidence(campaign, trial, FINE)))
                .toList();
    }

    static TrialReading reading(TrialEvidence evidence) {
        return TrialReading.of(evidence, evidence.result().trial().folder(), true);
    }

    /** A trial with noise of its own seed, whose server was sampled at 10 Hz. */
    public static TrialEvidence evidence(Campaign campaign, Trial trial, Verdict verdict) {
        int key = campaign.targets().indexOf(trial.target());
        Random random = new Random(31L * trial.order() + 7);
        double cost = 7.5 * Math.pow(1.3, key) * (1 + 0.01 * random.nextGaussian());
        List<PhaseSummary> phases = new ArrayList<>();
        List<PhaseSeries> series = new ArrayList<>();
        long begin = 500_000_000;
        for (Phase phase : trial.workload().phases()) {
            int stall = trial.round() == 1 && key == 1 ? 31 : -1;
            MadePhase made = new SyntheticPhase(cost, 8, stall, verdict).of(phase, begin, random);
            phases.add(made.summary());
            series.add(made.series());
            begin = made.summary().endNs() + 200_000_000;
        }
        TrialResult result = result(trial, phases, verdict, Set.of());
        return new TrialEvidence(result, series, resources(result), List.of());
    }

    public static TrialResult result(Trial trial, List<PhaseSummary> phases, Verdict verdict, Set<Mark> marks) {
        return new TrialResult(
                trial,
                new Origin(1_000_000_000, Instant.parse("2026-11-22T10:16:00Z")),
                new ServerFacts(
                        "Any server",
                        "1.2.3",
                        "OpenJDK 17.0.15",
                        List.of("taskset", "-c", "0", "java"),
                        Map.of(),
                        Map.of(),
                        Traits.UNKNOWN),
                new Pin(Pin.State.PROVEN, 19, List.of("0"), "all 19 threads may run on core 0 alone"),
                new Pin(Pin.State.PROVEN, 41, List.of("1"), "none of 41 threads may run on core 0"),
                phases,
                verdict,
                marks,
                List.of(),
                List.of());
    }

    /** Readings at 10 Hz in which the CPU time grows within phases as their usage says. */
    private static List<ResourceSample> resources(TrialResult result) {
        List<ResourceSample> samples = new ArrayList<>();
        long end = result.phases().isEmpty()
                ? 0
                : result.phases().get(result.phases().size() - 1).endNs();
        double before = 0;
        for (long at = 0; at <= end + 100_000_000; at += 100_000_000) {
            double cpu = cpuAt(result, at);
            samples.add(new ResourceSample(
                    at,
                    OptionalLong.of(Math.round(cpu)),
                    OptionalDouble.of((cpu - before) / 1e6),
                    OptionalLong.of(at / 200),
                    OptionalLong.of((30L << 20) + at / 4_000),
                    OptionalLong.of((90L << 20) + at / 2_000),
                    OptionalLong.of(19),
                    OptionalLong.of(120),
                    OptionalLong.of(at / 1_000_000),
                    OptionalDouble.of(0.2),
                    List.of((cpu - before) / 1e6, 60.0)));
            before = cpu;
        }
        return samples;
    }

    private static double cpuAt(TrialResult result, long at) {
        double cpu = 0;
        for (PhaseSummary phase : result.phases()) {
            double share =
                    Math.max(0, Math.min(1, (at - phase.beginNs()) / (double) (phase.endNs() - phase.beginNs())));
            cpu += share * phase.server().orElseThrow().cpuNs();
        }
        return cpu;
    }
}
