package dev.onecore.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onecore.model.Campaign;
import dev.onecore.model.Mark;
import dev.onecore.model.Metric;
import dev.onecore.model.Trial;
import dev.onecore.model.Verdict;
import dev.onecore.model.Verdict.Outcome;
import dev.onecore.report.Steady;
import dev.onecore.report.Synthetic;
import dev.onecore.statistics.Bound;
import dev.onecore.statistics.Conclusion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final FigureKey BURST = new FigureKey("bursts", "burst", "a");

    @Test
    void ratesAndCostsAreThoseOfTheEvidence() {
        CampaignFigures findings = Steady.findings(List.of("a"), 3, trial -> Steady.fine(trial, 10, 4_000));

        // 10 bursts of 1,000 messages in each of 20 intervals: 200,000 messages in 2 s, at 4 µs each.
        assertThat(value(findings, BURST, Metric.THROUGHPUT)).isCloseTo(100_000, within(1e-6));
        assertThat(value(findings, BURST, Metric.CPU_PER_MESSAGE)).isCloseTo(4, within(1e-9));
        assertThat(value(findings, BURST, Metric.MESSAGES_PER_CPU_SECOND)).isCloseTo(250_000, within(1e-6));
        assertThat(value(findings, BURST, Metric.SERVER_CPU)).isCloseTo(40, within(1e-9));
        assertThat(value(findings, BURST, Metric.RSS)).isCloseTo(64, within(1e-9));
        assertThat(value(findings, BURST, Metric.GC_SHARE)).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void trialsThatFailedOrAreInvalidEnterNoFigure() {
        CampaignFigures findings = Steady.findings(List.of("a"), 4, trial -> switch (trial.round()) {
            case 1 -> Steady.trial(trial, 10, 999_000, Verdict.told(Outcome.FAILED, "server died"));
            case 2 -> Steady.trial(trial, 10, 999_000, Verdict.told(Outcome.INVALID, "steal 9 %"));
            default -> Steady.fine(trial, 10, 4_000);
        });

        MetricFigure cost = findings.figure(BURST, Metric.CPU_PER_MESSAGE).orElseThrow();
        assertThat(cost.estimate().orElseThrow().value()).isCloseTo(4, within(1e-9));
        assertThat(cost.estimate().orElseThrow().rounds()).isEqualTo(2);
        assertThat(cost.each()).extracting(MetricFigure.RoundValue::round).containsExactly(3, 4);
        assertThat(findings.trials()).hasSize(4);
    }

    @Test
    void withFewerThanThreeRoundsThereIsNoInterval() {
        CampaignFigures findings = Steady.findings(List.of("a"), 2, trial -> Steady.fine(trial, 10, 4_000));

        MetricFigure cost = findings.figure(BURST, Metric.CPU_PER_MESSAGE).orElseThrow();
        assertThat(cost.interval()).isEmpty();
        assertThat(cost.reason()).isEqualTo("fewer than 3 rounds: no interval");
    }

    @Test
    void whatIsMissingSaysWhy() {
        Verdict failed = Verdict.told(Outcome.FAILED, "server died");

        CampaignFigures allFailed = Steady.findings(List.of("a"), 2, trial -> Steady.trial(trial, 10, 4_000, failed));
        CampaignFigures nothingRun = Figures.of(Steady.campaign(List.of("a"), 1), List.of());

        assertThat(allFailed.figures())
                .allSatisfy(finding -> assertThat(finding.reason()).isEqualTo("all 2 trials failed or are invalid"));
        assertThat(nothingRun.figures())
                .allSatisfy(finding -> assertThat(finding.reason()).isEqualTo("no trial was run"));
    }

    @Test
    void aQuantileOfTooFewSamplesIsNotPrinted() {
        Campaign campaign = Synthetic.campaign(List.of(Synthetic.ECHO), List.of("a"), 1);
        CampaignFigures findings = Figures.of(campaign, Synthetic.readings(campaign));

        MetricFigure p999 = findings.figure(new FigureKey("echo-latency", "constant", "a"), Metric.RESPONSE_P999)
                .orElseThrow();

        assertThat(p999.estimate()).isEmpty();
        assertThat(p999.reason()).startsWith("too few samples");
    }

    @Test
    void quantilesRiseUpToTheMaximum() {
        Campaign campaign = Synthetic.campaign(List.of(Synthetic.ECHO), List.of("a", "b"), 3);
        CampaignFigures findings = Figures.of(campaign, Synthetic.readings(campaign));

        for (String target : List.of("a", "b")) {
            FigureKey key = new FigureKey("echo-latency", "constant", target);
            assertThat(List.of(
                            value(findings, key, Metric.RESPONSE_P50),
                            value(findings, key, Metric.RESPONSE_P90),
                            value(findings, key, Metric.RESPONSE_P99),
                            value(findings, key, Metric.RESPONSE_MAX)))
                    .isSorted();
        }
    }

    @Test
    void aRateThatTheInjectorLimitedIsALowerBound() {
        Verdict limited = Verdict.told(Outcome.INJECTOR_BOUND, "injector at 91 % of a core");

        CampaignFigures one = Steady.findings(
                List.of("a", "b"),
                3,
                trial -> trial.target().name().equals("b")
                        ? Steady.trial(trial, 20, 4_000, limited)
                        : Steady.fine(trial, 10, 4_000));
        CampaignFigures both = Steady.findings(List.of("a", "b"), 3, trial -> Steady.trial(trial, 20, 4_000, limited));

        FigureKey b = new FigureKey("bursts", "burst", "b");
        assertThat(one.figure(b, Metric.THROUGHPUT).orElseThrow().lowerBound()).isTrue();
        assertThat(one.figure(b, Metric.CPU_PER_MESSAGE).orElseThrow().lowerBound())
                .isFalse();
        assertThat(one.effect(b, Metric.THROUGHPUT)
                        .orElseThrow()
                        .comparison()
                        .ratio()
                        .orElseThrow()
                        .bound())
                .isEqualTo(Bound.AT_LEAST);
        assertThat(both.effect(b, Metric.THROUGHPUT).orElseThrow().comparison().ratio())
                .isEmpty();
        assertThat(both.effect(b, Metric.CPU_PER_MESSAGE)
                        .orElseThrow()
                        .comparison()
                        .ratio())
                .isPresent();
    }

    @Test
    void ratiosArePairedOverRounds() {
        // Each round is slower than the one before it for both: the ratio does not see that.
        CampaignFigures findings = Steady.findings(
                List.of("a", "b"),
                4,
                trial -> Steady.fine(
                        trial,
                        10,
                        trial.round() * (trial.target().name().equals("b") ? 5_000 : 4_000) + trial.round()));

        EffectSize effect = findings.effect(new FigureKey("bursts", "burst", "b"), Metric.CPU_PER_MESSAGE)
                .orElseThrow();

        assertThat(effect.comparison().ratio().orElseThrow().value()).isCloseTo(1.25, within(1e-3));
        assertThat(effect.conclusion()).isEqualTo(Conclusion.HIGHER);
        assertThat(effect.primary()).isTrue();
    }

    @Test
    void aFigureOfATrialThatWasNotPinnedSaysSo() {
        CampaignFigures findings = Steady.findings(
                List.of("a"),
                3,
                trial -> trial.round() == 2 ? Steady.marked(trial, Mark.NOT_PINNED) : Steady.fine(trial, 10, 4_000));

        assertThat(findings.figures()).isNotEmpty().noneMatch(MetricFigure::pinned);
    }

    @Test
    void warmUpIsCutWhereTheLevelChanges() {
        Campaign campaign = Synthetic.campaign(List.of(Synthetic.ECHO), List.of("a"), 1);
        TrialReading cut = Synthetic.readings(campaign).get(0);
        TrialReading fixed =
                TrialReading.of(Synthetic.evidence(campaign, campaign.trials().get(0), Synthetic.FINE), "1", false);

        Window window = cut.phase("constant").orElseThrow().window();
        assertThat(window.sentence()).startsWith("warmed up at");
        assertThat(window.cutSeconds()).isBetween(0.8, 1.5);
        assertThat(fixed.phase("constant").orElseThrow().window()).isEqualTo(Window.WHOLE);
    }

    @Test
    void aRepeatedRoundCountsOnce() {
        Campaign campaign = Steady.campaign(List.of("a"), 3);
        List<TrialReading> readings = new ArrayList<>();
        campaign.trials().forEach(trial -> readings.add(Steady.fine(trial, 10, 4_000)));
        Trial third = campaign.trials().get(2);
        readings.add(Steady.fine(new Trial(4, third.round(), 3, third.workload(), third.target()), 10, 8_000));

        MetricFigure cost = Figures.of(campaign, readings)
                .figure(BURST, Metric.CPU_PER_MESSAGE)
                .orElseThrow();

        assertThat(cost.each()).extracting(MetricFigure.RoundValue::value).containsExactly(4.0, 4.0, 8.0);
    }

    private static double value(CampaignFigures findings, FigureKey key, Metric metric) {
        return findings.figure(key, metric)
                .orElseThrow()
                .estimate()
                .orElseThrow()
                .value();
    }

    /** Without turns each target has its round alone, and is run once more alone. */
    @Test
    void aTargetThatWasRunOnceMoreTakesNoneOfTheOthersAway() {
        Campaign campaign = Steady.campaign(List.of("undertow", "vertx"), 1);
        List<TrialReading> trials = new ArrayList<>();
        campaign.trials().forEach(trial -> trials.add(Steady.fine(trial, 10, 4_000)));
        trials.add(Steady.marked(campaign.trials().get(0), Mark.REPEATED));

        assertThat(Figures.of(campaign, trials).figures())
                .filteredOn(figure -> figure.metric() == Metric.CPU_PER_MESSAGE)
                .hasSize(2)
                .allMatch(figure -> figure.estimate().isPresent());
    }
}
