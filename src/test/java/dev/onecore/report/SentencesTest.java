package dev.onecore.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.EffectSize;
import dev.onecore.figures.FigureKey;
import dev.onecore.figures.MetricFigure;
import dev.onecore.model.Metric;
import dev.onecore.statistics.Basis;
import dev.onecore.statistics.Bound;
import dev.onecore.statistics.Estimate;
import dev.onecore.statistics.Goal;
import dev.onecore.statistics.Interval;
import dev.onecore.statistics.Looks;
import dev.onecore.statistics.NoRatio;
import dev.onecore.statistics.Ratio;
import dev.onecore.statistics.RatioOutcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {
    private static final FigureKey VERTX = new FigureKey("echo-latency", "constant", "vertx");

    @Test
    void aDifferenceIsARatioWithItsInterval() {
        assertThat(Sentences.comparison(effect(Metric.MESSAGES_PER_CPU_SECOND, ratio(1.31, 1.24, 1.38))))
                .isEqualTo("vertx delivers 1.31× [1.24, 1.38] the messages per CPU-second of undertow");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1.05 | 1.02 | 1.08 | vertx needs 1.05× [1.02, 1.08] the server CPU per message of undertow: different, by less than 10 %
        1.02 | 0.95 | 1.09 | vertx needs 1.02× [0.95, 1.09] the server CPU per message of undertow: no difference above 10 %
        1.04 | 0.96 | 1.13 | vertx needs 1.04× [0.96, 1.13] the server CPU per message of undertow: undecided; any difference is below 13 %
        1.02 | 0.90 | 1.15 | vertx needs 1.02× [0.90, 1.15] the server CPU per message of undertow: undecided; would have seen 13 %
        """)
    void whatIsNotPlainlyDifferentSaysWhatWasShown(double value, double low, double high, String sentence) {
        assertThat(Sentences.comparison(effect(Metric.CPU_PER_MESSAGE, ratio(value, low, high))))
                .isEqualTo(sentence);
    }

    @Test
    void withoutAnIntervalNothingIsClaimed() {
        Ratio two = new Ratio(1.3, Optional.empty(), OptionalDouble.of(0.02), Bound.NONE, 2, Looks.FIXED);

        assertThat(Sentences.comparison(effect(Metric.CPU_PER_MESSAGE, two)))
                .isEqualTo(
                        "vertx needs 1.30× the server CPU per message of undertow in 2 rounds: no interval, so no claim");
    }

    @Test
    void aMissingRatioSaysWhy() {
        NoRatio none = new NoRatio("no ratio of two lower bounds: the injector was the limit of both");

        assertThat(Sentences.comparison(effect(Metric.THROUGHPUT, none)))
                .isEqualTo(
                        "no comparison of vertx with undertow (no ratio of two lower bounds: the injector was the limit of both)");
    }

    @Test
    void whatAWaitingToolWouldHaveHiddenIsToldInWords() {
        assertThat(Sentences.coordinatedOmission(findings(110_100, 110_000, 52)))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence)
                        .contains("p99 is 110,100 µs from the intended start", "would have said 52.0 µs"));
        assertThat(Sentences.coordinatedOmission(findings(100, 90, 52))).isEmpty();
    }

    @Test
    void whatTheInjectorsLagMadeIsNotToldAsAStallOfTheServer() {
        assertThat(Sentences.coordinatedOmission(findings(110_100, 90, 52))).isEmpty();
    }

    private static CampaignFigures findings(double responseUs, double serviceUs, double closedUs) {
        return new CampaignFigures(
                Synthetic.campaign(List.of(Synthetic.ECHO), List.of("vertx"), 1),
                List.of(),
                List.of(
                        figure(Metric.RESPONSE_P99, responseUs),
                        figure(Metric.SERVICE_P99, serviceUs),
                        figure(Metric.CLOSED_LOOP_P99, closedUs)),
                List.of());
    }

    private static MetricFigure figure(Metric metric, double value) {
        Estimate estimate = new Estimate(value, Optional.empty(), Basis.NONE, 20_000, 1);
        return new MetricFigure(VERTX, metric, estimate, false, true, List.of(), List.of());
    }

    private static Ratio ratio(double value, double low, double high) {
        return new Ratio(
                value, Optional.of(new Interval(low, high, 0.99)), OptionalDouble.of(0.02), Bound.NONE, 3, Looks.FIXED);
    }

    private static EffectSize effect(Metric metric, RatioOutcome comparison) {
        return new EffectSize(VERTX, "undertow", metric, true, comparison, Goal.USUAL);
    }
}
