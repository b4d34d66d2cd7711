package dev.onecore.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onecore.evidence.TrialEvidence;
import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.Figures;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Campaign;
import dev.onecore.model.Environment;
import dev.onecore.model.InjectorClock;
import dev.onecore.model.InjectorReason;
import dev.onecore.model.InjectorResource;
import dev.onecore.model.InjectorSummary;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Reason;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Usage;
import dev.onecore.model.Verdict;
import dev.onecore.model.Workload;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of each of several injectors. */
public final class InjectorLineTest {

    private static final Reason LIMIT =
            new Reason.OfInjector(1, new InjectorReason.InjectorLimit(InjectorResource.CORE, 91, 80));

    /** A campaign of one trial by two injectors, of which the second was at its limit and began 2.5 ms late. */
    static CampaignFigures findings() {
        Workload workload = Synthetic.ECHO;
        Campaign campaign = Synthetic.campaign(List.of(workload), List.of("vertx"), 1);
        TrialEvidence one = Synthetic.evidence(campaign, campaign.trials().get(0), Synthetic.FINE);
        Trial trial = one.result().trial();
        List<PhaseSummary> phases =
                one.result().phases().stream().map(InjectorLineTest::shared).toList();
        TrialResult alone =
                Synthetic.result(trial, phases, new Verdict(Verdict.Outcome.INJECTOR_BOUND, List.of(LIMIT)), Set.of());
        TrialResult result = new TrialResult(
                trial,
                alone.origin(),
                alone.facts(),
                alone.serverPin(),
                alone.injectorPin(),
                phases,
                alone.verdict(),
                alone.marks(),
                List.of(),
                List.of(),
                List.of(new InjectorClock(1, 18_000, -412_000)));
        return Figures.of(
                campaign,
                List.of(TrialReading.of(
                        new TrialEvidence(result, one.series(), List.of(), List.of()), trial.folder(), false)));
    }

    private static PhaseSummary shared(PhaseSummary phase) {
        double seconds = phase.seconds();
        long planned = Math.round(1_000 * seconds);
        Usage half = new Usage(
                Math.round(seconds * 5e8),
                phase.injector().runDelayNs(),
                phase.injector().throttledNs(),
                phase.injector().gcMs(),
                phase.injector().peakRssBytes());
        return new PhaseSummary(
                phase.phase(),
                phase.beginNs(),
                phase.endNs(),
                phase.counts(),
                phase.windowReceived(),
                phase.windowBytes(),
                phase.server(),
                phase.injector(),
                phase.conditions(),
                new Verdict(Verdict.Outcome.INJECTOR_BOUND, List.of(LIMIT)),
                List.of(),
                List.of(
                        new InjectorSummary(0, counts(planned, planned), 0, 20_000, half),
                        new InjectorSummary(1, counts(planned, planned * 99 / 100), 2_500_000, 900_000, half)));
    }

    private static OperationCounts counts(long planned, long sent) {
        return new OperationCounts(planned, sent, sent, sent, 0, sent * 24);
    }

    @Test
    void eachInjectorOfAMeasuredPhaseHasALine() {
        CampaignFigures findings = findings();
        List<InjectorLine> lines = InjectorLine.of(findings);

        assertThat(lines)
                .hasSize(2 * findings.campaign().workloads().get(0).measured().size());
        assertThat(lines.get(0))
                .isEqualTo(new InjectorLine(
                        1,
                        lines.get(0).phase(),
                        "vertx",
                        0,
                        "1,000/s",
                        "1,000/s (100.0 %)",
                        "0 ms",
                        "",
                        "0.020 ms",
                        "50 %",
                        List.of()));
        assertThat(lines.get(1))
                .isEqualTo(new InjectorLine(
                        1,
                        lines.get(0).phase(),
                        "vertx",
                        1,
                        "1,000/s",
                        "990/s (99.0 %)",
                        "2.50 ms",
                        "-0.412 ms, known to 0.018 ms",
                        "0.900 ms",
                        "50 %",
                        List.of("injector 1: the injector used 91 % of a core, limit 80 %")));
    }

    @Test
    void whatThePageSaysIsInTheResultToo() {
        JsonNode trial = ResultJson.of(findings(), Environment.UNKNOWN, List.of())
                .path("trials")
                .path(0);

        JsonNode injector = trial.path("phases")
                .path(trial.path("phases").size() - 1)
                .path("injectors")
                .path(1);
        assertThat(injector.path("number").asInt()).isEqualTo(1);
        assertThat(injector.path("plannedPerSec").asDouble()).isEqualTo(1_000);
        assertThat(injector.path("offeredPerSec").asDouble()).isEqualTo(990);
        assertThat(injector.path("lateMs").asDouble()).isEqualTo(2.5);
        assertThat(injector.path("limits").path(0).asText()).contains("injector 1");
        assertThat(trial.path("clocks").path(0).path("driftMs").asDouble()).isEqualTo(-0.412);
    }

    @Test
    void oneInjectorHasNone() {
        Campaign campaign = Synthetic.campaign(List.of(Synthetic.ECHO), List.of("vertx"), 1);
        assertThat(InjectorLine.of(Figures.of(campaign, Synthetic.readings(campaign))))
                .isEmpty();
    }
}
