package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderStatisticsTest {

    /**
     * Ranks of the sign test's interval for a median as printed in tables of it (for n = 6, 10, 20, 50 and 100: 1–6, 2–9,
     * 6–15, 18–33, 40–61), and qbinom(0.025, n, q), qbinom(0.975, n, q) + 1 of scipy 1.17.1 elsewhere.
     */
    @ParameterizedTest
    @CsvSource({
        "6, 0.5, 1, 6",
        "10, 0.5, 2, 9",
        "20, 0.5, 6, 15",
        "50, 0.5, 18, 33",
        "100, 0.5, 40, 61",
        "1000, 0.9, 881, 919",
        "9999, 0.99, 9879, 9919"
    })
    void ranksOfSmallSamplesAreThoseOfTheBinomialDistribution(long n, double q, long low, long high) {
        assertThat(OrderStatistics.of(n, q, 0.95)).isEqualTo(new OrderStatistics(low, high));
    }

    @Test
    void tooSmallASampleBoundsNothing() {
        assertThat(OrderStatistics.of(5, 0.5, 0.95)).isEqualTo(new OrderStatistics(0, 6));
        assertThat(OrderStatistics.of(10, 0.99, 0.95).high()).isEqualTo(11);
        assertThat(OrderStatistics.interval(SparseHistogramTest.counted(1, 2, 3, 4, 5), 0.5, 0.95))
                .isEqualTo(new Interval(1, 5, 0.95));
    }

    /** n·q ± 1.96·√(n·q·(1−q)): 99,000 ± 61.7 and 50,000 ± 309.9. */
    @ParameterizedTest
    @CsvSource({"100000, 0.99, 98938, 99063", "100000, 0.5, 49690, 50311", "10000, 0.0001, 0, 4"})
    void ranksOfLargeSamplesFollowTheNormalFormula(long n, double q, long low, long high) {
        assertThat(OrderStatistics.of(n, q, 0.95)).isEqualTo(new OrderStatistics(low, high));
    }

    @ParameterizedTest
    @CsvSource({"0.5", "0.9", "0.99"})
    void bothRulesMeetWhereTheyMeet(double q) {
        OrderStatistics exact = OrderStatistics.of(9_999, q, 0.95);
        OrderStatistics normal = OrderStatistics.of(10_000, q, 0.95);

        assertThat(normal.low() - exact.low()).isBetween(-2L, 2L);
        assertThat(normal.high() - exact.high()).isBetween(-2L, 2L);
    }

    @Test
    void highRankNeverPassesTheSample() {
        assertThat(OrderStatistics.of(20_000, 0.9999, 0.95).high()).isEqualTo(20_001);
    }

    @Test
    void endsAreTheValuesAtTheRanks() {
        SparseHistogram hundred =
                SparseHistogramTest.counted(LongStream.rangeClosed(1, 100).toArray());

        assertThat(OrderStatistics.interval(hundred, 0.5, 0.95)).isEqualTo(new Interval(40, 61, 0.95));
    }

    @Test
    @Tag("simulation")
    void independentSamplesAreCoveredAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(7);
        long truth = 900_000;
        int covered = 0;
        for (int i = 0; i < 1_000; i++) {
            long[] values = LongStream.generate(() -> random.nextLong(1_000_000))
                    .limit(1_000)
                    .toArray();
            Interval interval = OrderStatistics.interval(SparseHistogramTest.counted(values), 0.9, 0.95);
            covered += interval.low() <= truth * 1.001 && interval.high() >= truth * 0.999 ? 1 : 0;
        }
        assertThat(covered).isBetween(940, 985);
    }
}
