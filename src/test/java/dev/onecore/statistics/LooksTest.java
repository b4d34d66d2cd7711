package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooksTest {

    @Test
    void roundsFixedInAdvanceHaveThePlainTInterval() {
        Moments logs = new Moments(6, 0.1, 0.04);

        assertThat(Looks.FIXED.interval(logs)).isEqualTo(logs.interval(0.99));
    }

    @ParameterizedTest
    @CsvSource({"3, 0.0004", "4, 0.0016", "5, 0.002", "8, 0.002", "16, 0.0005", "80, 0.00002"})
    void theLevelOfALookIsHighestWhereComparisonsAreDecided(int rounds, double level) {
        assertThat(Looks.SEQUENTIAL.level(rounds)).isEqualTo(level, within(1e-12));
    }

    /** scipy 1.17.1: expm1(t.isf(level/2, n − 1)·0.04/√n). */
    @ParameterizedTest
    @CsvSource({
        "FIXED, 3, 0.2576", "FIXED, 6, 0.0681", "FIXED, 12, 0.0365",
        "SEQUENTIAL, 3, 2.1720", "SEQUENTIAL, 4, 0.2466", "SEQUENTIAL, 5, 0.1369",
        "SEQUENTIAL, 6, 0.1010", "SEQUENTIAL, 8, 0.0700", "SEQUENTIAL, 12, 0.0534"
    })
    void halfWidthsAreThoseOfScipy(Looks looks, int rounds, double half) {
        assertThat(looks.halfWidth(0.04, rounds)).isEqualTo(half, within(5e-5));
    }

    @Test
    void anIntervalOfManyLooksHasTheConfidenceOfAllTogether() {
        assertThat(Looks.SEQUENTIAL.interval(new Moments(6, 0, 0.04)).confidence())
                .isEqualTo(0.99);
    }

    /** 100,000 series of 60 rounds that never stop: at most 1 % leave the truth out at any look, and about as many do. */
    @Test
    @Tag("simulation")
    void allLooksTogetherHoldTheTruth() {
        double[] critical = IntStream.rangeClosed(0, 60)
                .mapToDouble(n -> n < 3 ? 0 : quantile(Looks.SEQUENTIAL.level(n), n))
                .toArray();
        SplittableRandom random = new SplittableRandom(41);
        int missed = 0;
        for (int series = 0; series < 100_000; series++) {
            missed += leavesTheTruthOut(critical, random) ? 1 : 0;
        }
        assertThat(missed / 100_000.0).isBetween(0.0090, 0.0106);
    }

    private static double quantile(double level, int rounds) {
        return TDistribution.of(rounds - 1).inverseSurvivalProbability(level / 2);
    }

    private static boolean leavesTheTruthOut(double[] critical, SplittableRandom random) {
        double sum = 0;
        double squares = 0;
        for (int n = 1; n < critical.length; n++) {
            double x = random.nextGaussian();
            sum += x;
            squares += x * x;
            double variance = (squares - sum * sum / n) / (n - 1);
            if (n >= 3 && sum * sum / n > critical[n] * critical[n] * variance) {
                return true;
            }
        }
        return false;
    }
}
