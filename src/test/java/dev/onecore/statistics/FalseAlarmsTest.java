package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** How often twenty comparisons of equals call something different, which is why the confidence is what it is. */
class FalseAlarmsTest {

    /** 0.99²⁰ + 20·0.01·0.99¹⁹ = 0.9831. */
    @Test
    void twentyComparisonsOfEqualsRaiseAtMostOneAlarmWithProbability98() {
        assertThat(atMost(1, RatioOutcome.CONFIDENCE)).isEqualTo(0.98314066, within(1e-8));
        assertThat(atMost(0, RatioOutcome.CONFIDENCE)).isEqualTo(Math.pow(0.99, 20), within(1e-12));
    }

    @Test
    void ninetyFivePercentWouldNotDo() {
        assertThat(atMost(1, 0.95)).isEqualTo(0.7358, within(5e-5));
    }

    private static double atMost(int alarms, double confidence) {
        return BinomialDistribution.of(20, 1 - confidence).cumulativeProbability(alarms);
    }
}
