package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UnpairedRatioTest {
    private static final List<Double> SLEEP_1 = exp(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0);
    private static final List<Double> SLEEP_2 = exp(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);

    /** R: t.test(extra ~ group, data = sleep), whose numbers are taken for logarithms here. */
    @Test
    void intervalIsThatOfWelchsTTestInR() {
        Interval interval = UnpairedRatio.of(SLEEP_1, SLEEP_2, 0.95).interval();

        assertThat(Math.log(interval.low())).isEqualTo(-3.3654832, within(5e-8));
        assertThat(Math.log(interval.high())).isEqualTo(0.2054832, within(5e-8));
    }

    /** scipy 1.17.1: ttest_ind(log(b), log(a), equal_var=False).confidence_interval(0.99). */
    @Test
    void aFewRoundsOfUnequalNumberHaveTheIntervalOfScipy() {
        UnpairedRatio ratio = UnpairedRatio.of(List.of(11.0, 11.9, 10.7, 11.2), List.of(10.1, 10.4, 9.8));

        assertThat(ratio.value()).isEqualTo(1.1083878730, within(1e-10));
        assertThat(ratio.interval().low()).isEqualTo(0.98857578, within(1e-8));
        assertThat(ratio.interval().high()).isEqualTo(1.24272079, within(1e-8));
        assertThat(ratio.interval().confidence()).isEqualTo(0.99);
    }

    @Test
    void theInverseHasTheInverseInterval() {
        UnpairedRatio one = UnpairedRatio.of(SLEEP_1, SLEEP_2);
        UnpairedRatio other = UnpairedRatio.of(SLEEP_2, SLEEP_1);

        assertThat(one.value() * other.value()).isEqualTo(1, within(1e-12));
        assertThat(one.interval().low() * other.interval().high()).isEqualTo(1, within(1e-12));
    }

    @Test
    void roundsWithoutSpreadHaveAnIntervalWithoutWidth() {
        UnpairedRatio ratio = UnpairedRatio.of(List.of(4.0, 4.0, 4.0), List.of(2.0, 2.0));

        assertThat(ratio.value()).isEqualTo(2, within(1e-12));
        assertThat(ratio.interval().width()).isZero();
    }

    @Test
    void oneRoundAndZeroHaveNoRatio() {
        assertThatIllegalArgumentException().isThrownBy(() -> UnpairedRatio.of(List.of(1.0), List.of(1.0, 2.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> UnpairedRatio.of(List.of(1.0, 2.0), List.of(1.0, 0.0)));
    }

    /** Two campaigns of unequal spread, five rounds and four. */
    @Test
    @Tag("simulation")
    void intervalsCoverTheTruthAsOftenAsTheySay() {
        SplittableRandom random = new SplittableRandom(41);
        int covered = 0;
        for (int i = 0; i < 4_000; i++) {
            covered += UnpairedRatio.of(rounds(5, 1.07, 0.02, random), rounds(4, 1, 0.04, random))
                            .interval()
                            .contains(1.07)
                    ? 1
                    : 0;
        }
        assertThat(covered / 4_000.0).isBetween(0.983, 0.997);
    }

    private static List<Double> rounds(int n, double truth, double spread, SplittableRandom random) {
        return DoubleStream.generate(() -> truth * Math.exp(spread * random.nextGaussian()))
                .limit(n)
                .boxed()
                .toList();
    }

    private static List<Double> exp(double... logs) {
        return DoubleStream.of(logs).map(Math::exp).boxed().toList();
    }
}
