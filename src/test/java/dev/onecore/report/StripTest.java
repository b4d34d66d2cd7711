package dev.onecore.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.statistics.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripTest {

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.02, 0.97, 1, 1.3, 40, 1e9})
    void everyRatioStandsWithinAnAxisThatHoldsOne(double ratio) {
        Strip strip = Strip.ofRatios(List.of(List.of(value(ratio)))).get(0);

        assertThat(share(strip.rows().get(0).x())).isBetween(0.0, 100.0);
        assertThat(strip.ticks()).anyMatch(Strip.AxisTick::one);
    }

    @Test
    void orderOnTheAxisIsOrderOfValues() {
        Strip strip = Strip.ofFigures(List.of(value(10), value(11)));
        Strip.StripRow first = strip.rows().get(0);

        assertThat(List.of(share(first.low()), share(first.x()), share(first.high())))
                .isSorted();
        assertThat(share(first.x())).isLessThan(share(strip.rows().get(1).x()));
    }

    @Test
    void aRowWithoutAValueHasNoPlace() {
        Strip strip = Strip.ofFigures(List.of(Strip.StripValue.heading("Echo", "")));

        assertThat(strip.rows().get(0).x()).isEmpty();
    }

    private static Strip.StripValue value(double value) {
        return new Strip.StripValue(
                "a",
                "",
                "",
                "open",
                OptionalDouble.of(value),
                Optional.of(new Interval(value * 0.9, value * 1.1, 0.99)),
                List.of(value));
    }

    private static double share(String percent) {
        return Double.parseDouble(percent.replace("%", ""));
    }
}
