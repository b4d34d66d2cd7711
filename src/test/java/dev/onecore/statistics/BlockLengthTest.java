package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockLengthTest {

    /** The circular length that arch (github.com/bashtage/arch, June 2026, arch/bootstrap/base.py) gives for both sets. */
    @ParameterizedTest
    @CsvSource({"MAVRO, 9.507532723767518", "MICHELSO, 4.107504723226972"})
    void lengthOfANistSetIsThatOfArch(Nist set, double expected) {
        double[] values = set.values.stream().mapToDouble(Double::doubleValue).toArray();

        assertThat(BlockLength.automatic(values)).isEqualTo(expected, within(1e-6));
        assertThat(BlockLength.of(values)).isEqualTo(Math.max((int) Math.ceil(expected), set == Nist.MAVRO ? 4 : 5));
    }

    /** For AR(1) the formula's own truth is (6·φ²/(1−φ²)²·n)^⅓: 42 for φ = 0.8 and n = 2,500. */
    @Test
    void lengthGrowsWithDependenceAsTheFormulaSays() {
        double[] lengths = new double[40];
        for (int seed = 0; seed < lengths.length; seed++) {
            lengths[seed] = BlockLength.automatic(autoregressive(2_500, 0.8, seed));
        }
        Arrays.sort(lengths);
        assertThat(lengths[lengths.length / 2]).isBetween(36.0, 48.0);
    }

    @Test
    void independentIntervalsStillStayTogetherByTheCubeRoot() {
        double[] lengths = new double[40];
        for (int seed = 0; seed < lengths.length; seed++) {
            lengths[seed] = BlockLength.of(autoregressive(600, 0, seed));
        }
        Arrays.sort(lengths);
        assertThat(lengths[lengths.length / 2]).isEqualTo(9);
    }

    @Test
    void aSeriesThatDoesNotVaryHasTheLeastLength() {
        assertThat(BlockLength.of(new double[1_000])).isEqualTo(10);
        assertThat(BlockLength.automatic(new double[1_000])).isZero();
    }

    /** Waves have next to no spectrum at 0, where the formula divides by it. */
    @ParameterizedTest
    @CsvSource({"60, 20", "61, 21", "900, 90", "901, 91"})
    void noLengthPassesAThirdOfTheSeriesOrThreeOfItsRoots(int n, int most) {
        assertThat(longest(n)).isEqualTo(most);
    }

    /** The longest block that waves of any period up to sixty lead to. */
    private static int longest(int n) {
        return IntStream.rangeClosed(2, 60)
                .map(period -> BlockLength.of(wave(n, period)))
                .max()
                .orElseThrow();
    }

    private static double[] wave(int n, int period) {
        double[] wave = new double[n];
        Arrays.setAll(wave, i -> Math.sin(2 * Math.PI * i / period));
        return wave;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 1", "4, 2"})
    void theShortestSeriesHaveBlocksToo(int n, int expected) {
        double[] series = new double[n];
        series[0] = 1;
        assertThat(BlockLength.of(series)).isEqualTo(expected);
    }

    static double[] autoregressive(int n, double correlation, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] series = new double[n];
        double x = random.nextGaussian() / Math.sqrt(1 - correlation * correlation);
        for (int i = 0; i < n; i++) {
            series[i] = x;
            x = correlation * x + random.nextGaussian();
        }
        return series;
    }
}
