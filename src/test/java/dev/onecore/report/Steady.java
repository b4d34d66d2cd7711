package dev.onecore.report;

import dev.onecore.evidence.TrialEvidence;
import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.Figures;
import dev.onecore.figures.Intervals;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Campaign;
import dev.onecore.model.Conditions;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Load;
import dev.onecore.model.Mark;
import dev.onecore.model.Metric;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Usage;
import dev.onecore.model.Verdict;
import dev.onecore.model.Workload;
import dev.onecore.report.SyntheticPhase.MadePhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** Trials without any noise: bursts of 1,000 messages, for 2 s, in a memory of 64 MiB. */
public final class Steady {
    private static final int INTERVALS = 20;
    private static final Workload BURSTS = new Workload(
            "bursts",
            "Bursts",
            "burst",
            Metric.CPU_PER_MESSAGE,
            List.of(Phase.measured("burst", "1,000 × 24 bytes", new Load.EchoBurst(1_000, 24), Duration.ofSeconds(2))));

    private Steady() {}

    public static Campaign campaign(List<String> targets, int rounds) {
        return Synthetic.campaign(List.of(BURSTS), targets, rounds);
    }

    public static CampaignFigures findings(List<String> targets, int rounds, Function<Trial, TrialReading> run) {
        Campaign campaign = campaign(targets, rounds);
        return Figures.of(campaign, campaign.trials().stream().map(run).toList());
    }

    public static TrialReading fine(Trial trial, int bursts, long cpuNs) {
        return trial(trial, bursts, cpuNs, Synthetic.FINE);
    }

    /** A trial of so many bursts in each 100 ms, each message costing so much CPU. */
    public static TrialReading trial(Trial trial, int bursts, long cpuNs, Verdict verdict) {
        return reading(trial, phase(trial, bursts, cpuNs, verdict), Set.of());
    }

    public static TrialReading marked(Trial trial, Mark mark) {
        return reading(trial, phase(trial, 10, 4_000, Synthetic.FINE), Set.of(mark));
    }

    private static TrialReading reading(Trial trial, MadePhase phase, Set<Mark> marks) {
        PhaseSummary summary = phase.summary();
        TrialResult result = Synthetic.result(trial, List.of(summary), summary.verdict(), marks);
        return TrialReading.of(
                new TrialEvidence(result, List.of(phase.series()), List.of(), List.of()), trial.folder(), true);
    }

    private static MadePhase phase(Trial trial, int bursts, long cpuNs, Verdict verdict) {
        Phase phase = trial.workload().phases().get(0);
        List<Tick> ticks = new ArrayList<>();
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < INTERVALS; i++) {
            long begin = i * Intervals.WIDTH_NS;
            ticks.add(new Tick(begin, begin + Intervals.WIDTH_NS, bursts * 1_000L, bursts * 24_000L, 0));
            Histogram counts = new Histogram(3);
            counts.setAutoResize(true);
            counts.recordValueWithCount(8_000_000, bursts);
            slices.add(new Slice(begin, begin + Intervals.WIDTH_NS, counts));
        }
        long messages = INTERVALS * bursts * 1_000L;
        Usage server = new Usage(
                messages * cpuNs,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.of(30),
                OptionalLong.of(64L << 20));
        PhaseSummary summary = new PhaseSummary(
                phase,
                0,
                INTERVALS * Intervals.WIDTH_NS,
                new OperationCounts(
                        INTERVALS * (long) bursts,
                        INTERVALS * (long) bursts,
                        messages,
                        INTERVALS * (long) bursts,
                        0,
                        messages * 24),
                messages,
                messages * 24,
                Optional.of(server),
                server,
                new Conditions(
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        0,
                        0),
                verdict);
        return new MadePhase(summary, new PhaseSeries(Map.of(LatencyKind.COMPLETION, slices), ticks));
    }
}
