package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FalseAlarmsTest {

    /** 0.99²⁰ + 20·0.01·0.99¹⁹ = 0.9831. */
    @Test
    void twentyComparisonsOfEqualsRaiseAtMostOneAlarmWithProbability98() {
        assertThat(FalseAlarms.atMost(1, 20, 0.99)).isEqualTo(0.98314066, within(1e-8));
        assertThat(FalseAlarms.atMost(0, 20, 0.99)).isEqualTo(Math.pow(0.99, 20), within(1e-12));
    }

    @Test
    void ninetyFivePercentWouldNotDo() {
        assertThat(FalseAlarms.atMost(1, 20, 0.95)).isEqualTo(0.7358, within(5e-5));
    }
}
