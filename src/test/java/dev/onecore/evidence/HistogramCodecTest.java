package dev.onecore.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.onecore.statistics.SparseHistogram;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Histograms as they stand in logs. */
class HistogramCodecTest {

    private final HistogramCodec codec = new HistogramCodec();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void binsAreThoseOfTheLibrary(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Histogram counts = new Histogram(3_600_000_000_000L, 3);
        for (int i = 0; i < 300; i++) {
            long value = (long) Math.exp(random.nextDouble() * 28);
            counts.recordValueWithCount(Math.min(value, 3_600_000_000_000L), 1L << random.nextInt(34));
        }
        counts.recordValue(0);
        counts.recordValue(2_047);
        counts.recordValue(2_048);

        assertSame(counts);
    }

    @Test
    void noneAndOtherDigitsAreReadToo() {
        assertSame(new Histogram(3));
        Histogram coarse = new Histogram(1_000, 3_600_000_000_000L, 2);
        coarse.recordValue(123_456_789);
        coarse.recordValue(999);
        assertSame(coarse);
    }

    private void assertSame(Histogram counts) {
        String encoded = codec.encode(counts);
        SparseHistogram expected = SparseHistogram.of(codec.decode(encoded));

        SparseHistogram bins = codec.bins(encoded);

        assertThat(bins.values()).isEqualTo(expected.values());
        assertThat(bins.values())
                .allSatisfy(value -> assertThat(bins.count(value)).isEqualTo(expected.count(value)));
        assertThat(bins.total()).isEqualTo(counts.getTotalCount());
    }

    @Test
    void whatIsCutIsDamaged() {
        Histogram counts = new Histogram(3);
        counts.recordValueWithCount(123_456, 7);
        String encoded = codec.encode(counts);
        for (int length = 0; length < encoded.length() - 4; length++) {
            String cut = encoded.substring(0, length);
            assertThatIllegalArgumentException()
                    .as("%d of %d characters", length, encoded.length())
                    .isThrownBy(() -> codec.bins(cut))
                    .withMessage("its histogram is damaged");
            assertThatIllegalArgumentException().isThrownBy(() -> codec.check(cut));
        }
        codec.check(encoded);
        assertThat(codec.bins(encoded).total()).isEqualTo(7);
    }
}
