package dev.onecore.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.onecore.model.Arrivals;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArrivalScheduleTest {
    private static final long SEED = 20_261_122;

    /** What holds of every schedule. */
    interface Contract {
        ArrivalSchedule schedule();

        /** Operations that the rate promises in the first ten seconds. */
        double inTenSeconds();

        @Test
        default void startsNeverDecrease() {
            assertThat(take(schedule(), 10_000)).isSorted();
        }

        @Test
        default void noStartIsBeforeTheBegin() {
            assertThat(schedule().nextNs()).isNotNegative();
        }

        @Test
        default void countIsTheIntegralOfTheRate() {
            double expected = inTenSeconds();
            assertThat((double) before(schedule(), 10_000_000_000L))
                    .isBetween(expected - 4 * Math.sqrt(expected), expected + 4 * Math.sqrt(expected));
        }

        @Test
        default void sameSeedGivesSameStarts() {
            assertThat(take(schedule(), 1_000)).isEqualTo(take(schedule(), 1_000));
        }
    }

    @Nested
    class Constant implements Contract {
        @Override
        public ArrivalSchedule schedule() {
            return constant(2_000);
        }

        @Override
        public double inTenSeconds() {
            return 20_000;
        }

        @Test
        void startsAreMultiplesOfThePeriod() {
            assertThat(take(schedule(), 4)).containsExactly(0, 500_000, 1_000_000, 1_500_000);
        }

        @Test
        void periodThatIsNoWholeNanosecondDoesNotDrift() {
            assertThat(take(constant(3), 3_000_001)[3_000_000]).isEqualTo(1_000_000_000_000_000L);
        }
    }

    @Nested
    class Poisson implements Contract {
        @Override
        public ArrivalSchedule schedule() {
            return ArrivalSchedule.share(Arrivals.POISSON, 2_000, 0, 1, SEED);
        }

        @Override
        public double inTenSeconds() {
            return 20_000;
        }

        @Test
        void gapsAreExponential() {
            assertThat(distanceFromExponential(take(schedule(), 10_000), 500_000))
                    .isLessThan(critical(10_000));
        }
    }

    @Nested
    class PoissonShare implements Contract {
        @Override
        public ArrivalSchedule schedule() {
            return ArrivalSchedule.share(Arrivals.POISSON, 100_000, 7, 50, SEED);
        }

        @Override
        public double inTenSeconds() {
            return 20_000;
        }

        @Test
        void superpositionOfAllSharesIsPoissonAgain() {
            assertThat(distanceFromExponential(allShares(Arrivals.POISSON, 50, 200), 500_000))
                    .isLessThan(critical(10_000));
        }

        @Test
        void sharesDiffer() {
            assertThat(IntStream.range(0, 50)
                            .mapToLong(part -> ArrivalSchedule.share(Arrivals.POISSON, 2_000, part, 50, SEED)
                                    .nextNs())
                            .distinct())
                    .hasSize(50);
        }
    }

    @Test
    void constantSharesDealOutTheWholeInTurn() {
        assertThat(allShares(Arrivals.CONSTANT, 50, 200)).isEqualTo(take(constant(2_000), 10_000));
    }

    @ParameterizedTest
    @EnumSource(Arrivals.class)
    void oneShareIsTheWholeRate(Arrivals arrivals) {
        assertThat(before(ArrivalSchedule.share(arrivals, 2_000, 0, 1, SEED), 10_000_000_000L))
                .isBetween(19_400, 20_600);
    }

    @Test
    void rateThatIsNotPositiveIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> constant(0))
                .withMessage("rate must be positive and finite, but is 0.0 per second");
    }

    private static ArrivalSchedule constant(double ratePerSec) {
        return ArrivalSchedule.share(Arrivals.CONSTANT, ratePerSec, 0, 1, SEED);
    }

    private static long[] take(ArrivalSchedule schedule, int count) {
        return IntStream.range(0, count).mapToLong(i -> schedule.nextNs()).toArray();
    }

    private static int before(ArrivalSchedule schedule, long endNs) {
        int count = 0;
        while (schedule.nextNs() < endNs) {
            count++;
        }
        return count;
    }

    /** The first {@code each * parts} starts of the whole, at 2,000/s; each share gives more, so that none is cut short. */
    private static long[] allShares(Arrivals arrivals, int parts, int each) {
        return IntStream.range(0, parts)
                .mapToObj(part -> take(ArrivalSchedule.share(arrivals, 2_000, part, parts, SEED), 2 * each))
                .flatMapToLong(Arrays::stream)
                .sorted()
                .limit((long) parts * each)
                .toArray();
    }

    /** The Kolmogorov–Smirnov statistic of the gaps against the exponential distribution. */
    private static double distanceFromExponential(long[] starts, double meanNs) {
        double[] gaps = new double[starts.length];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = starts[i] - (i == 0 ? 0 : starts[i - 1]);
        }
        Arrays.sort(gaps);
        double distance = 0;
        for (int i = 0; i < gaps.length; i++) {
            double expected = 1 - Math.exp(-gaps[i] / meanNs);
            distance = Math.max(
                    distance, Math.max(expected - (double) i / gaps.length, (i + 1.0) / gaps.length - expected));
        }
        return distance;
    }

    /** Kolmogorov's critical value at 1 % (Stephens, "EDF statistics", 1974). */
    private static double critical(int count) {
        return 1.628 / Math.sqrt(count);
    }
}
