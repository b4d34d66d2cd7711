package dev.onecore.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.figures.EffectSize;
import dev.onecore.figures.FigureKey;
import dev.onecore.model.Metric;
import dev.onecore.statistics.Bound;
import dev.onecore.statistics.Goal;
import dev.onecore.statistics.Interval;
import dev.onecore.statistics.Looks;
import dev.onecore.statistics.NoRatio;
import dev.onecore.statistics.Ratio;
import dev.onecore.statistics.RatioOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainAnswerTest {
    private static final FigureKey VERTX = new FigureKey("echo-latency", "constant", "vertx");

    /** A cost of 0.8 is work of 1.25, and its ends change places. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MESSAGES_PER_CPU_SECOND | 1.16 | 1.11 | 1.23 | vertx delivers 1.16× as many messages per CPU-second as undertow, between 1.11 and 1.23
        CPU_PER_MESSAGE         | 0.80 | 0.78 | 0.82 | vertx handles 1.25× as many messages per CPU-second as undertow, between 1.22 and 1.28
        CPU_PER_MESSAGE         | 1.25 | 1.20 | 1.30 | undertow handles 1.25× as many messages per CPU-second as vertx, between 1.20 and 1.30
        CPU_PER_MB              | 0.50 | 0.40 | 0.60 | vertx handles 2.00× as many MB per CPU-second as undertow, between 1.67 and 2.50
        THROUGHPUT              | 0.50 | 0.40 | 0.60 | undertow delivers 2.00× as many messages per second as vertx, between 1.67 and 2.50
        RESPONSE_P99            | 2.00 | 1.60 | 2.50 | undertow is 2.00× as fast as vertx in p99 latency, between 1.60 and 2.50
        COMPLETION_P50          | 0.50 | 0.40 | 0.60 | vertx is 2.00× as fast as undertow in time to complete, between 1.67 and 2.50
        RSS                     | 0.50 | 0.40 | 0.60 | vertx needs 0.50× the memory of undertow, between 0.40 and 0.60
        """)
    void theOneThatDoesMoreStandsFirst(Metric metric, double value, double low, double high, String sentence) {
        assertThat(answer(metric, ratio(value, low, high, 5, Bound.NONE))).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0.95 | 0.93 | 0.98 | vertx handles 1.05× as many messages per CPU-second as undertow, between 1.02 and 1.08: different, by less than 10 %
        0.98 | 0.94 | 1.05 | no difference above 10 %: vertx handles 1.02× as many messages per CPU-second as undertow, between 0.95 and 1.06
        1.05 | 0.97 | 1.14 | undecided: undertow handles 1.05× as many messages per CPU-second as vertx, between 0.97 and 1.14; any difference is below 14 %
        0.80 | 0.60 | 1.10 | undecided: vertx handles 1.25× as many messages per CPU-second as undertow, between 0.91 and 1.67; needs about 2 more rounds (40 s): -Donecore.rounds=7
        """)
    void whatIsNotPlainlyDifferentSaysSoFirst(double value, double low, double high, String sentence) {
        assertThat(answer(Metric.CPU_PER_MESSAGE, ratio(value, low, high, 5, Bound.NONE)))
                .isEqualTo(sentence);
    }

    @Test
    void aBoundIsSaidOnItsSide() {
        assertThat(answer(Metric.THROUGHPUT, ratio(2, 1.6, 2.5, 5, Bound.AT_LEAST)))
                .isEqualTo(
                        "vertx delivers at least 2.00× as many messages per second as undertow, between 1.60 and 2.50");
        assertThat(answer(Metric.THROUGHPUT, ratio(0.5, 0.4, 0.625, 5, Bound.AT_MOST)))
                .isEqualTo(
                        "undertow delivers at least 2.00× as many messages per second as vertx, between 1.60 and 2.50");
        assertThat(answer(Metric.RESPONSE_P99, ratio(2, 1.6, 2.5, 5, Bound.AT_LEAST)))
                .isEqualTo("undertow is at least 2.00× as fast as vertx in p99 latency, between 1.60 and 2.50");
    }

    @Test
    void whatWouldTakeTooLongIsTheMachines() {
        Ratio noisy = new Ratio(
                1.2,
                Optional.of(new Interval(0.6, 2.4, 0.99)),
                OptionalDouble.of(0.5),
                Bound.NONE,
                5,
                Looks.SEQUENTIAL);

        assertThat(answer(Metric.THROUGHPUT, noisy))
                .endsWith("; more than 60 rounds would be needed: this machine is too noisy for 10 %");
    }

    @Test
    void withoutAnIntervalNothingIsClaimed() {
        Ratio one = new Ratio(0.5, Optional.empty(), OptionalDouble.empty(), Bound.NONE, 1, Looks.FIXED);

        assertThat(answer(Metric.COMPLETION_P50, one))
                .isEqualTo(
                        "vertx is 2.00× as fast as undertow in time to complete in one round: no interval, so no claim");
        assertThat(answer(Metric.THROUGHPUT, new NoRatio("no ratio with 0")))
                .isEqualTo("no comparison of vertx with undertow (no ratio with 0)");
    }

    @Test
    void aDecisionIsToldAtAGlance() {
        EffectSize different = effect(Metric.THROUGHPUT, ratio(2, 1.6, 2.5, 5, Bound.NONE));
        EffectSize alike = effect(Metric.THROUGHPUT, ratio(1, 0.95, 1.05, 5, Bound.NONE));
        EffectSize open = effect(Metric.THROUGHPUT, ratio(1, 0.5, 2, 5, Bound.NONE));

        assertThat(Decision.of(List.of(different)).badges())
                .containsExactly(new OpeningView.Badge("decided: different", "good"));
        assertThat(Decision.of(List.of(alike)).text()).isEqualTo("no difference above 10 %");
        assertThat(Decision.of(List.of(open)).badges()).containsExactly(new OpeningView.Badge("undecided", "plain"));
        assertThat(Decision.of(List.of(different, open, different)).text()).isEqualTo("different: 2, undecided: 1");
        assertThat(Decision.of(List.of()).text()).isEmpty();
    }

    private static String answer(Metric metric, RatioOutcome comparison) {
        return PlainAnswer.of(effect(metric, comparison), Optional.of(Duration.ofSeconds(20)));
    }

    private static EffectSize effect(Metric metric, RatioOutcome comparison) {
        return new EffectSize(VERTX, "undertow", metric, true, comparison, Goal.USUAL);
    }

    private static Ratio ratio(double value, double low, double high, int rounds, Bound bound) {
        Interval interval = new Interval(low, high, 0.99);
        return new Ratio(value, Optional.of(interval), OptionalDouble.of(0.06), bound, rounds, Looks.FIXED);
    }
}
