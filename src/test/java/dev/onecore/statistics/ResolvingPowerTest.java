package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolvingPowerTest {

    /** R: power.t.test(n = 20, delta = 1, sd = 1) prints power = 0.8689528, of two samples: 38 degrees, shift √(20/2). */
    @Test
    void powerIsThatOfR() {
        double critical = TDistribution.of(38).inverseSurvivalProbability(0.025);

        assertThat(ResolvingPower.noncentralT(critical, 38, Math.sqrt(10))).isEqualTo(0.8689528, within(5e-8));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "2, 2", "11, 3.106", "100, -1"})
    void withoutAShiftItIsStudentsDistribution(int freedom, double t) {
        assertThat(ResolvingPower.noncentralT(t, freedom, 0))
                .isEqualTo(TDistribution.of(freedom).survivalProbability(t), within(1e-6));
    }

    /** scipy 1.17.1: nct.sf(t.ppf(0.995, 11), 11, log(1.05)·√12/sd). */
    @ParameterizedTest
    @CsvSource({"0.029, 0.9895551603", "0.030, 0.9842865701", "0.0301, 0.9836747606", "0.031, 0.9774245948"})
    void powerOfTwelveRoundsIsThatOfScipy(double logSd, double power) {
        assertThat(new ResolvingPower(logSd, 12, 0.99).of(0.05)).isEqualTo(power, within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({"0.01, true", "0.0299, true", "0.03, true", "0.0301, false", "0.05, false"})
    void aboveThreePercentTwelveRoundsCannotResolveFive(double logSd, boolean can) {
        assertThat(new ResolvingPower(logSd, 12, 0.99).canResolve(0.05)).isEqualTo(can);
    }

    @Test
    void moreRoundsResolveMore() {
        assertThat(new ResolvingPower(0.05, 12, 0.99).canResolve(0.05)).isFalse();
        assertThat(new ResolvingPower(0.05, 40, 0.99).canResolve(0.05)).isTrue();
        assertThat(new ResolvingPower(0.01, 3, 0.99).canResolve(0.05)).isFalse();
    }

    @Test
    void rowsOfNoSpreadResolveAnything() {
        assertThat(new ResolvingPower(0, 3, 0.99).of(0.001)).isEqualTo(1);
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResolvingPower(-0.1, 12, 0.99))
                .withMessageContaining("logSd");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResolvingPower(0.1, 1, 0.99))
                .withMessageContaining("rounds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResolvingPower(0.1, 12, 0.99).of(0))
                .withMessageContaining("effect");
        assertThat(new ResolvingPower(0.1, 2, 0.99).of(0.05)).isBetween(0.0, 0.1);
    }
}
