package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
    private final Interval interval = new Interval(2, 5, 0.95);

    @Test
    void holdsItsEndsAndNothingBeyond() {
        assertThat(interval.contains(2)).isTrue();
        assertThat(interval.contains(5)).isTrue();
        assertThat(interval.contains(3)).isTrue();
        assertThat(interval.contains(1.999)).isFalse();
        assertThat(interval.contains(5.001)).isFalse();
        assertThat(interval.contains(Double.NaN)).isFalse();
    }

    @Test
    void widthIsTheDistanceOfItsEnds() {
        assertThat(interval.width()).isEqualTo(3);
    }

    @Test
    void hullHoldsBoth() {
        assertThat(interval.hull(new Interval(3, 9, 0.95))).isEqualTo(new Interval(2, 9, 0.95));
        assertThat(interval.hull(new Interval(-1, 3, 0.95))).isEqualTo(new Interval(-1, 5, 0.95));
        assertThat(interval.hull(new Interval(3, 4, 0.95))).isEqualTo(interval);
    }

    @Test
    void hullOfTwoConfidencesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> interval.hull(new Interval(2, 5, 0.99)))
                .withMessageContaining("0.95")
                .withMessageContaining("0.99");
    }

    @Test
    void otherUnitsScaleBothEnds() {
        assertThat(new Interval(2e6, 5e6, 0.95).times(1e-6)).isEqualTo(interval);
    }

    @Test
    void logarithmsComeBackAsNumbers() {
        Interval back = new Interval(Math.log(2), Math.log(5), 0.99).exp();

        assertThat(back.low()).isEqualTo(2, within(1e-12));
        assertThat(back.high()).isEqualTo(5, within(1e-12));
        assertThat(back.confidence()).isEqualTo(0.99);
    }

    @Test
    void endsMustBeInOrder() {
        assertThat(new Interval(2, 2, 0.5).width()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(5, 2, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 2, 0.95));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 95, Double.NaN})
    void confidenceIsAShareOfOne(double confidence) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(2, 5, confidence));
    }
}
