package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparseHistogramTest {

    /** The method's histogram: 1 µs to 1 h in nanoseconds, three digits. */
    static Histogram histogram() {
        return new Histogram(1_000, 3_600_000_000_000L, 3);
    }

    static SparseHistogram counted(long... values) {
        Histogram histogram = new Histogram(3);
        LongStream.of(values).forEach(histogram::recordValue);
        return SparseHistogram.of(histogram);
    }

    @Test
    void keepsWhatWasRecordedAndNoEmptyBin() {
        SparseHistogram counted = counted(5, 9, 5, 5, 100);

        assertThat(counted.values()).containsExactly(5L, 9L, 100L);
        assertThat(counted.count(5)).isEqualTo(3);
        assertThat(counted.count(100)).isEqualTo(1);
        assertThat(counted.count(6)).isZero();
        assertThat(counted.total()).isEqualTo(5);
    }

    @Test
    void countsWhatLiesBeyond() {
        SparseHistogram counted = counted(5, 9, 5, 5, 100);

        assertThat(counted.above(4)).isEqualTo(5);
        assertThat(counted.above(5)).isEqualTo(2);
        assertThat(counted.above(9)).isEqualTo(1);
        assertThat(counted.above(100)).isZero();
    }

    @Test
    void manyDistinctValuesFit() {
        SparseHistogram counted = counted(LongStream.rangeClosed(1, 1_000).toArray());

        assertThat(counted.values()).hasSize(1_000).startsWith(1L).endsWith(1_000L);
        assertThat(counted.total()).isEqualTo(1_000);
    }

    /** R: quantile(1:10, c(0, 0.25, 0.5, 0.75, 0.9, 1), type = 1) is 1 3 5 8 9 10; 0.07·100 is 7 there too. */
    @ParameterizedTest
    @CsvSource({"10, 0, 1", "10, 0.25, 3", "10, 0.5, 5", "10, 0.75, 8", "10, 0.9, 9", "10, 1, 10", "100, 0.07, 7"})
    void quantileIsTypeOneOfR(int n, double q, long expected) {
        assertThat(counted(LongStream.rangeClosed(1, n).toArray()).quantile(q)).isEqualTo(expected);
    }

    @Test
    void quantileOfOneValueIsThatValue() {
        assertThat(counted(42).quantile(0)).isEqualTo(42);
        assertThat(counted(42).quantile(0.999)).isEqualTo(42);
    }

    @Test
    void nothingHasNoQuantile() {
        assertThat(SparseHistogram.empty().total()).isZero();
        assertThatIllegalStateException()
                .isThrownBy(() -> SparseHistogram.empty().quantile(0.5))
                .withMessage("rank 1 of 0 values");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, 99, Double.NaN})
    void aQuantileIsAShareOfOne(double q) {
        assertThatIllegalArgumentException().isThrownBy(() -> counted(1, 2).quantile(q));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void quantilesAreThoseOfHdrHistogram(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Histogram histogram = histogram();
        for (int i = 0; i < 5_000; i++) {
            histogram.recordValue((long) Math.exp(11 + 2 * random.nextGaussian()));
        }
        SparseHistogram counted = SparseHistogram.of(histogram);

        for (double q : new double[] {0.001, 0.25, 0.5, 0.9, 0.99, 0.999, 0.9999, 1}) {
            assertThat(counted.quantile(q))
                    .as("quantile %s of seed %d", q, seed)
                    .isEqualTo(histogram.getValueAtPercentile(100 * q));
        }
        assertThat(counted.total()).isEqualTo(histogram.getTotalCount());
    }

    @Test
    void ranksRunFromOneToTheTotal() {
        SparseHistogram counted = counted(5, 9, 5, 5, 100);

        assertThat(IntStream.rangeClosed(1, 5).mapToLong(counted::atRank)).containsExactly(5L, 5L, 5L, 9L, 100L);
        assertThatIllegalStateException().isThrownBy(() -> counted.atRank(6));
    }

    /** The proof table's "merge": histograms split over k injectors equal the single one, bin by bin. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50})
    void splitOverInjectorsAndAddedIsTheSingleHistogramBinByBin(int k) {
        SplittableRandom random = new SplittableRandom(k);
        Histogram single = histogram();
        List<Histogram> parts = IntStream.range(0, k).mapToObj(i -> histogram()).toList();
        for (int i = 0; i < 20_000; i++) {
            long latencyNs = (long) Math.exp(11 + 2 * random.nextGaussian());
            single.recordValue(latencyNs);
            parts.get(random.nextInt(k)).recordValue(latencyNs);
        }
        Histogram added = histogram();
        parts.forEach(added::add);
        SparseHistogram expected = SparseHistogram.of(single);

        SparseHistogram sum =
                SparseHistogram.sum(parts.stream().map(SparseHistogram::of).toList());

        assertThat(added).isEqualTo(single);
        assertThat(sum.values()).isEqualTo(expected.values());
        assertThat(sum.values()).allSatisfy(v -> assertThat(sum.count(v)).isEqualTo(single.getCountAtValue(v)));
        assertThat(sum.total()).isEqualTo(20_000);
    }

    @Test
    void sumOfNothingIsEmpty() {
        assertThat(SparseHistogram.sum(List.of()).total()).isZero();
        assertThat(SparseHistogram.sum(List.of(SparseHistogram.empty(), counted(3)))
                        .values())
                .containsExactly(3L);
    }
}
