package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToleranceTest {

    @ParameterizedTest
    @CsvSource({
        "1.051, 1.20, true, false",
        "1.050, 1.20, false, false",
        "0.990, 1.04, false, true",
        "0.953, 1.05, false, true",
        "0.950, 1.00, false, false",
        "0.700, 0.80, false, false"
    })
    void aRegressionLiesBeyondItWholeAndEquivalentsWithin(double low, double high, boolean exceeds, boolean holds) {
        Tolerance tolerance = new Tolerance(0.05);
        Interval slowdown = new Interval(low, high, 0.99);

        assertThat(tolerance.exceededBy(slowdown)).isEqualTo(exceeds);
        assertThat(tolerance.holds(slowdown)).isEqualTo(holds);
    }

    @Test
    void noToleranceIsExceededByWhateverIsShown() {
        assertThat(new Tolerance(0).exceededBy(new Interval(1.0001, 1.2, 0.99))).isTrue();
        assertThat(new Tolerance(0).exceededBy(new Interval(1, 1.2, 0.99))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-0.01", "NaN", "Infinity"})
    void itIsAShareFromZero(double share) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tolerance(share));
    }
}
