package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DriftTest {

    private static final double[] TENTHS_OF_AN_HOUR =
            IntStream.range(0, 36_000).mapToDouble(i -> i / 10.0).toArray();

    /** An autoregressive process of first order about a line. */
    private static double[] series(double perHour, double correlation, double sd, SplittableRandom random) {
        double[] series = new double[TENTHS_OF_AN_HOUR.length];
        double state = 0;
        double shock = sd * Math.sqrt(1 - correlation * correlation);
        for (int i = 0; i < series.length; i++) {
            state = correlation * state + shock * random.nextGaussian();
            series[i] = 100 + perHour * TENTHS_OF_AN_HOUR[i] / 3_600 + state;
        }
        return series;
    }

    @Test
    void aLineIsItsSlope() {
        Drift drift = Drift.of(TENTHS_OF_AN_HOUR, series(60, 0, 0, new SplittableRandom(1)))
                .orElseThrow();
        assertThat(drift.perHour()).isCloseTo(60, within(0.01));
        assertThat(drift.found()).isTrue();
        assertThat(drift.last() - drift.first()).isCloseTo(60.0 * 29 / 30, within(0.01));
    }

    @Test
    void theIntervalCoversTheSlopeOfCorrelatedReadings() {
        // Readings that remember each other for no time, for one second, and for half a minute.
        for (double correlation : new double[] {0, 0.9, 0.997}) {
            int covered = 0;
            for (int seed = 1; seed <= 300; seed++) {
                Drift drift = Drift.of(TENTHS_OF_AN_HOUR, series(1.2, correlation, 1, new SplittableRandom(seed)))
                        .orElseThrow();
                covered += drift.interval().contains(1.2) ? 1 : 0;
            }
            assertThat(covered).as("of 300 with correlation %s", correlation).isGreaterThanOrEqualTo(275);
        }
    }

    @Test
    void whereNothingChangesItSaysWhatItWouldHaveFound() {
        Drift drift = Drift.of(TENTHS_OF_AN_HOUR, series(0, 0.9, 1, new SplittableRandom(4)))
                .orElseThrow();
        assertThat(drift.found()).isFalse();
        assertThat(drift.resolvable()).isBetween(0.02, 0.4);
    }

    @Test
    void tooFewReadingsAreNoDrift() {
        assertThat(Drift.of(new double[] {1, 2, 3}, new double[] {1, 2, 3})).isEmpty();
        assertThat(Drift.of(new double[20], new double[20])).isEmpty();
        assertThat(Drift.of(Arrays.copyOf(TENTHS_OF_AN_HOUR, 12), new double[12]))
                .isPresent();
    }

    @Test
    void aStepIsToldApartFromTheSlope() {
        double[] series = series(60, 0.5, 0.05, new SplittableRandom(5));
        for (int i = 14_000; i < series.length; i++) {
            series[i] += 4;
        }
        Drift drift = Drift.of(TENTHS_OF_AN_HOUR, series).orElseThrow();
        assertThat(drift.perHour()).isCloseTo(60, within(0.5));
        assertThat(drift.interval().width()).isLessThan(2);
        assertThat(drift.steps()).hasSize(1);
        assertThat(drift.steps().get(0).size()).isCloseTo(4, within(0.2));
        assertThat(drift.steps().get(0).atSeconds()).isCloseTo(1_400, within(90.0));
    }

    @Test
    void noiseHasNoSteps() {
        for (int seed = 1; seed <= 50; seed++) {
            assertThat(Drift.of(TENTHS_OF_AN_HOUR, series(1, 0.9, 1, new SplittableRandom(seed)))
                            .orElseThrow()
                            .steps())
                    .isEmpty();
        }
    }
}
