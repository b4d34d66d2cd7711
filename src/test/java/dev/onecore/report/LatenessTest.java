package dev.onecore.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.evidence.TrialEvidence;
import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.FigureKey;
import dev.onecore.figures.Figures;
import dev.onecore.figures.MetricFigure;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Arrivals;
import dev.onecore.model.Campaign;
import dev.onecore.model.Conditions;
import dev.onecore.model.Environment;
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
import dev.onecore.model.Usage;
import dev.onecore.model.Verdict;
import dev.onecore.model.Verdict.Outcome;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** What the injector's own lateness made is told apart from what the server did, in figures and in sentences. */
class LatenessTest {
    private static final long US = 1_000;
    private static final long MS = 1_000 * US;
    private static final long SECOND = 1_000 * MS;
    private static final int MESSAGES = 20_000;

    private static final Phase ECHO = Phase.measured(
            "constant", "constant arrivals", new Load.Echo(Arrivals.CONSTANT, 2_000, 50, 24), Duration.ofSeconds(10));
    private static final Phase STREAM =
            Phase.measured("paced", "a paced stream", new Load.Stream(100, 24, 20), Duration.ofSeconds(10));
    private static final Phase LOOP =
            Phase.measured("window-1", "a closed loop", new Load.EchoLoop(100, 1, 24), Duration.ofSeconds(10));

    private final Map<LatencyKind, long[]> tails = new HashMap<>();
    private Verdict verdict = new Verdict(Outcome.UNSATURATED, List.of());
    private long gapNs;

    @Test
    void aTailThatAStoppedInjectorMadeIsNotPrintedAndBlamedOnNobody() {
        tail(LatencyKind.RESPONSE, 11_970 * MS, 600);
        tail(LatencyKind.LAG, 11_900 * MS, 600);
        tail(LatencyKind.SERVICE, 70 * MS, 600);
        verdict = Verdict.told(Outcome.INJECTOR_BOUND, "as it was judged before a stop was told");
        CampaignFigures findings = findings(ECHO, 1);

        assertThat(figure(findings, ECHO, Metric.RESPONSE_P99).estimate()).isEmpty();
        assertThat(figure(findings, ECHO, Metric.RESPONSE_P99).reason())
                .isEqualTo("the injector's own lateness, 11.9 s of 12.0 s");
        assertThat(figure(findings, ECHO, Metric.RESPONSE_MAX).estimate()).isEmpty();
        assertThat(figure(findings, ECHO, Metric.SERVICE_P99).estimate())
                .as("made by the burst of all that was due")
                .isEmpty();
        assertThat(figure(findings, ECHO, Metric.RESPONSE_P50).estimate()).isPresent();
        assertThat(figure(findings, ECHO, Metric.RESPONSE_P90).estimate()).isPresent();
        assertThat(Sentences.coordinatedOmission(findings)).isEmpty();
    }

    @Test
    void aStallOfTheServerIsPrintedAndTold() {
        tail(LatencyKind.RESPONSE, 1_900 * MS, 600);
        tail(LatencyKind.SERVICE, 1_899 * MS, 600);
        tail(LatencyKind.LAG, 1_200 * US, 600);
        CampaignFigures findings = findings(ECHO, 1);

        assertThat(figure(findings, ECHO, Metric.RESPONSE_P99).estimate()).isPresent();
        assertThat(Sentences.coordinatedOmission(findings))
                .singleElement()
                .asString()
                .contains("would have hidden");
    }

    @Test
    void aRoundWithALateInjectorIsLeftOutOfTheQuantileThatItSpoiled() {
        tail(LatencyKind.RESPONSE, 2 * MS, 600);
        TrialReading fine = reading(trial(ECHO, 1, 3));
        TrialReading alsoFine = reading(trial(ECHO, 3, 3));
        tail(LatencyKind.RESPONSE, 600 * MS, 600);
        tail(LatencyKind.LAG, 590 * MS, 600);
        TrialReading late = reading(trial(ECHO, 2, 3));
        CampaignFigures findings = Figures.of(campaign(ECHO, 3), List.of(fine, late, alsoFine));

        MetricFigure p99 = figure(findings, ECHO, Metric.RESPONSE_P99);
        assertThat(p99.each()).extracting(MetricFigure.RoundValue::round).containsExactly(1, 3);
        assertThat(p99.estimate().orElseThrow().value()).isBetween(1_990.0, 2_010.0);
        assertThat(p99.reservations())
                .containsExactly("1 round left out for the injector's own lateness, 590.3 ms of 600.3 ms");
        assertThat(figure(findings, ECHO, Metric.RESPONSE_P50).each()).hasSize(3);
        assertThat(ResultJson.text(findings, Environment.UNKNOWN, List.of()))
                .contains("1 round left out for the injector's own lateness");
    }

    @Test
    void aStreamThatWasReadLateIsNotTheServersLateness() {
        tail(LatencyKind.RESPONSE, 580 * MS, 1_000);
        gapNs = 600 * MS;
        assertThat(figure(findings(STREAM, 1), STREAM, Metric.RESPONSE_P99).reason())
                .startsWith("the injector's own lateness");
        gapNs = 60 * MS;
        assertThat(figure(findings(STREAM, 1), STREAM, Metric.RESPONSE_P99).estimate())
                .as("the server was late")
                .isPresent();
    }

    @Test
    void whatAClosedLoopCostsIsMarkedWhereTheInjectorHadNoRoom() {
        verdict = Verdict.told(Outcome.BOTH_BOUND, "both");
        CampaignFigures loop = findings(LOOP, 3);
        assertThat(figure(loop, LOOP, Metric.THROUGHPUT).lowerBound()).isTrue();
        assertThat(figure(loop, LOOP, Metric.THROUGHPUT).reservations())
                .containsExactly("the injector was at its limit too");
        assertThat(figure(loop, LOOP, Metric.CPU_PER_MESSAGE).reservations())
                .containsExactly("cost depends on the injector");
        assertThat(figure(loop, LOOP, Metric.RSS).reservations()).isEmpty();
        assertThat(loop.trials()).allSatisfy(trial -> assertThat(trial.marks()).contains(Mark.COST_DEPENDS));

        CampaignFigures open = findings(ECHO, 3);
        assertThat(figure(open, ECHO, Metric.CPU_PER_MESSAGE).reservations()).isEmpty();
        assertThat(open.trials()).allSatisfy(trial -> assertThat(trial.marks()).isEmpty());

        verdict = Verdict.told(Outcome.SERVER_BOUND, "server");
        assertThat(figure(findings(LOOP, 3), LOOP, Metric.CPU_PER_MESSAGE).reservations())
                .isEmpty();
    }

    /** Of a kind so many messages take that much longer than the others. */
    private void tail(LatencyKind kind, long ns, long messages) {
        tails.put(kind, new long[] {ns, messages});
    }

    private static MetricFigure figure(CampaignFigures findings, Phase phase, Metric metric) {
        return findings.figure(new FigureKey("late", phase.name(), "vertx"), metric)
                .orElseThrow();
    }

    private CampaignFigures findings(Phase phase, int rounds) {
        Campaign campaign = campaign(phase, rounds);
        return Figures.of(
                campaign, campaign.trials().stream().map(this::reading).toList());
    }

    private static Campaign campaign(Phase phase, int rounds) {
        Workload workload = new Workload("late", "Late", phase.name(), Metric.CPU_PER_MESSAGE, List.of(phase));
        return Synthetic.campaign(List.of(workload), List.of("vertx"), rounds);
    }

    private static Trial trial(Phase phase, int round, int rounds) {
        return campaign(phase, rounds).trials().get(round - 1);
    }

    private TrialReading reading(Trial trial) {
        Phase phase = trial.workload().phases().get(0);
        long end = phase.duration().toNanos();
        Usage usage = new Usage(
                SECOND, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(64L << 20));
        PhaseSummary summary = new PhaseSummary(
                phase,
                0,
                end,
                new OperationCounts(MESSAGES, MESSAGES, MESSAGES, MESSAGES, 0, MESSAGES * 24L),
                MESSAGES,
                MESSAGES * 24L,
                Optional.of(usage),
                usage,
                new Conditions(
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        gapNs,
                        gapNs),
                verdict);
        Map<LatencyKind, List<Slice>> slices = new HashMap<>();
        for (LatencyKind kind : LatencyKind.values()) {
            if (kind != LatencyKind.LAG || phase == ECHO) {
                slices.put(kind, List.of(new Slice(0, end, times(kind))));
            }
        }
        PhaseSeries series = new PhaseSeries(slices, List.of(new Tick(0, end, MESSAGES, MESSAGES * 24L, 0)));
        return TrialReading.of(
                new TrialEvidence(
                        Synthetic.result(trial, List.of(summary), verdict, Set.of()),
                        List.of(series),
                        List.of(),
                        List.of()),
                trial.folder(),
                false);
    }

    private Histogram times(LatencyKind kind) {
        Histogram times = new Histogram(3);
        times.setAutoResize(true);
        long[] tail = tails.getOrDefault(kind, new long[] {0, 0});
        times.recordValueWithCount(kind == LatencyKind.LAG ? 40 * US : 300 * US, MESSAGES - tail[1]);
        if (tail[1] > 0) {
            times.recordValueWithCount(tail[0], tail[1]);
        }
        return times;
    }
}
