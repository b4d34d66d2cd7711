package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MomentsTest {
    /** The differences of R's data set sleep, group 1 less group 2. */
    static final List<Double> SLEEP = List.of(-1.2, -2.4, -1.3, -1.3, 0.0, -1.0, -1.8, -0.8, -4.6, -1.4);

    @ParameterizedTest
    @EnumSource
    void meanAndSdAreThoseThatNistCertifies(Nist set) {
        Moments moments = Moments.of(set.values);

        assertThat(moments.n()).isEqualTo(set.values.size());
        assertThat(moments.mean()).isCloseTo(set.mean, Percentage.withPercentage(1e-12));
        // NumAcc4 keeps eight digits in double precision whatever one does: 0.1 is not exact beside ten million.
        assertThat(moments.sd()).isCloseTo(set.sd, Percentage.withPercentage(set == Nist.NUM_ACC_4 ? 1e-5 : 1e-6));
    }

    /** R: t.test(extra ~ group, data = sleep, paired = TRUE). */
    @Test
    void intervalIsThatOfStudentsTTestInR() {
        Interval interval = Moments.of(SLEEP).interval(0.95);

        assertThat(interval.low()).isEqualTo(-2.4598858, within(5e-8));
        assertThat(interval.high()).isEqualTo(-0.7001142, within(5e-8));
        assertThat(Moments.of(SLEEP).mean()).isEqualTo(-1.58, within(1e-12));
    }

    /** scipy 1.17.1: t.ppf(0.995, 9) on the same data. */
    @Test
    void greaterConfidenceWidensTheInterval() {
        Interval interval = Moments.of(SLEEP).interval(0.99);

        assertThat(interval.low()).isEqualTo(-2.8440518851, within(1e-9));
        assertThat(interval.high()).isEqualTo(-0.3159481149, within(1e-9));
        assertThat(interval.confidence()).isEqualTo(0.99);
    }

    @Test
    void oneNumberHasNoSpread() {
        assertThat(Moments.of(List.of(7.0))).isEqualTo(new Moments(1, 7, 0));
    }

    @Test
    void noNumberHasNoMean() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Moments.of(List.of()))
                .withMessage("no values");
    }

    @Test
    void equalNumbersHaveNoSpreadWhateverTheirRounding() {
        assertThat(Moments.of(List.of(0.1, 0.1, 0.1)).sd()).isEqualTo(0, within(1e-17));
    }

    @Test
    @Tag("simulation")
    void intervalsOfThreeCoverTheirMeanAsOftenAsTheySay() {
        SplittableRandom random = new SplittableRandom(1);
        int covered = 0;
        for (int i = 0; i < 4_000; i++) {
            List<Double> three = DoubleStream.generate(() -> 5 + 2 * random.nextGaussian())
                    .limit(3)
                    .boxed()
                    .toList();
            covered += Moments.of(three).interval(0.95).contains(5) ? 1 : 0;
        }
        assertThat(covered / 4_000.0).isBetween(0.94, 0.96);
    }
}
