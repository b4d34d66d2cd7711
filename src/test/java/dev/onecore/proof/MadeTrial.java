package dev.onecore.proof;

import dev.onecore.evidence.TrialEvidence;
import dev.onecore.figures.TrialFigures;
import dev.onecore.model.Campaign;
import dev.onecore.model.Conditions;
import dev.onecore.model.GroundTruth;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.ResourceSample;
import dev.onecore.model.Slice;
import dev.onecore.model.Target;
import dev.onecore.model.Tick;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Usage;
import dev.onecore.model.Verdict;
import dev.onecore.model.Verdict.Outcome;
import dev.onecore.report.Synthetic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.HdrHistogram.Histogram;

/**
 * A trial of a calibration that never happened, whose every figure is chosen. Its phases follow one another from {@link
 * #BEGIN_NS} on, since the trial's origin.
 */
final class MadeTrial {
    static final long BEGIN_NS = 500_000_000;
    static final long SECOND = 1_000_000_000;

    private static final long INTERVAL_NS = 100_000_000;

    private final Proof proof;
    private final String target;
    private final int round;
    private final Map<String, Map<LatencyKind, List<Slice>>> slices = new HashMap<>();
    private final List<GroundTruth> truth = new ArrayList<>();
    private final List<ResourceSample> resources = new ArrayList<>();
    private Outcome outcome = Outcome.UNSATURATED;
    private OperationCounts counts = new OperationCounts(10_000, 10_000, 10_000, 10_000, 0, 240_000);
    private long cpuNs = SECOND;
    private double heapPerConnection = 5_000;

    MadeTrial(Proof proof, String target, int round) {
        this.proof = proof;
        this.target = target;
        this.round = round;
    }

    MadeTrial verdict(Outcome other) {
        outcome = other;
        return this;
    }

    MadeTrial counts(OperationCounts other) {
        counts = other;
        return this;
    }

    MadeTrial cpuNs(long ns) {
        cpuNs = ns;
        return this;
    }

    /** Each connection takes so many bytes of the server's heap. */
    MadeTrial heapPerConnection(double bytes) {
        heapPerConnection = bytes;
        return this;
    }

    MadeTrial truth(GroundTruth event) {
        truth.add(event);
        return this;
    }

    MadeTrial sampled(long atNs, long cpu, long rssBytes) {
        resources.add(new ResourceSample(
                atNs,
                OptionalLong.of(cpu),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.of(rssBytes),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                List.of()));
        return this;
    }

    /** All times of a phase in one interval: pairs of nanoseconds and how often. */
    MadeTrial times(String phase, LatencyKind kind, long... pairs) {
        Histogram times = new Histogram(3_600 * SECOND, 3);
        for (int i = 0; i < pairs.length; i += 2) {
            times.recordValueWithCount(pairs[i], pairs[i + 1]);
        }
        long begin = beginNs(phase);
        slices.computeIfAbsent(phase, name -> new HashMap<>())
                .put(kind, List.of(new Slice(begin, begin + INTERVAL_NS, times)));
        return this;
    }

    /** 20 operations in each interval of a phase, all of them taking so many microseconds. */
    MadeTrial course(String phase, LatencyKind kind, IntUnaryOperator microsOf) {
        List<Slice> course = new ArrayList<>();
        long begin = beginNs(phase);
        for (int i = 0; i < phase(phase).duration().toNanos() / INTERVAL_NS; i++) {
            Histogram times = new Histogram(3_600 * SECOND, 3);
            times.recordValueWithCount(microsOf.applyAsInt(i) * 1_000L, 20);
            course.add(new Slice(begin + i * INTERVAL_NS, begin + (i + 1) * INTERVAL_NS, times));
        }
        slices.computeIfAbsent(phase, name -> new HashMap<>()).put(kind, course);
        return this;
    }

    /** When a phase begins, since the trial's origin. */
    long beginNs(String name) {
        long begin = BEGIN_NS;
        for (Phase phase : proof.workload().phases()) {
            if (phase.name().equals(name)) {
                return begin;
            }
            begin += phase.duration().toNanos();
        }
        throw new AssertionError("no phase " + name);
    }

    private Phase phase(String name) {
        return proof.workload().phases().stream()
                .filter(phase -> phase.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    CalibrationTrial made() {
        Target contender = new Target.Contender(target, "calibration");
        Trial trial = new Trial(1, round, round, proof.workload(), contender);
        List<PhaseSummary> summaries = new ArrayList<>();
        List<PhaseSeries> series = new ArrayList<>();
        Usage usage = new Usage(
                cpuNs, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(64L << 20));
        for (Phase phase : proof.workload().phases()) {
            long begin = beginNs(phase.name());
            long end = begin + phase.duration().toNanos();
            summaries.add(new PhaseSummary(
                    phase,
                    begin,
                    end,
                    counts,
                    counts.received(),
                    counts.bytes(),
                    Optional.of(usage.holding(
                            OptionalLong.of(6_000_000 + Math.round(phase.load().connections() * heapPerConnection)))),
                    usage,
                    new Conditions(
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            0,
                            0),
                    new Verdict(outcome, List.of())));
            series.add(new PhaseSeries(
                    slices.getOrDefault(phase.name(), Map.of()),
                    List.of(new Tick(begin, begin + INTERVAL_NS, counts.received(), counts.bytes(), 0))));
        }
        TrialResult result = Synthetic.result(trial, summaries, new Verdict(outcome, List.of()), Set.of());
        TrialEvidence evidence = new TrialEvidence(result, series, resources, List.of());
        Campaign campaign = Synthetic.campaign(List.of(proof.workload()), List.of(target), 1);
        return new CalibrationTrial(evidence, TrialFigures.of(evidence, "made", campaign, proof.searches()), truth);
    }
}
