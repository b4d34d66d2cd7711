package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {

    /** An AR(1) series of unit innovations has the standard deviation 1/√(1 − φ²). */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.6, 0.8})
    void findsScatterAndCorrelationOfASeries(double correlation) {
        Noise noise = Noise.of(BlockLengthTest.autoregressive(20_000, correlation, 5));

        assertThat(noise.correlation()).isEqualTo(correlation, within(0.06));
        double sd = 1 / Math.sqrt(1 - correlation * correlation);
        assertThat(noise.sd()).isEqualTo(sd, within(0.1 * sd));
    }

    @Test
    void stepsAndOutliersDoNotMatter() {
        double[] series = BlockLengthTest.autoregressive(5_000, 0, 6);
        for (int i = 0; i < series.length; i++) {
            series[i] += i < 2_000 ? 100 : 0;
            series[i] += i % 20 == 0 ? 1_000 : 0;
        }
        Noise noise = Noise.of(series);

        assertThat(noise.sd()).isEqualTo(1, within(0.25));
        assertThat(noise.correlation()).isEqualTo(0, within(0.1));
    }

    @Test
    void correlationStaysBetweenNoneAndNineTenths() {
        double[] trend = new double[100];
        double[] zigzag = new double[100];
        for (int i = 0; i < 100; i++) {
            trend[i] = i;
            zigzag[i] = i % 2;
        }
        assertThat(Noise.of(trend).correlation()).isEqualTo(0.9);
        assertThat(Noise.of(trend).inflation()).isEqualTo(19, within(1e-9));
        assertThat(Noise.of(zigzag).correlation()).isZero();
        assertThat(Noise.of(zigzag).inflation()).isEqualTo(1);
    }

    @Test
    void aConstantHasNoNoise() {
        assertThat(Noise.of(new double[50])).isEqualTo(new Noise(0, 0));
    }
}
