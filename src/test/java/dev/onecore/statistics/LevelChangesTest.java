package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LevelChangesTest {
    private static final double[] STEP = {3.1, 2.9, 3.0, 3.3, 4.2, 4.0, 4.4, 4.1};

    /** The definition of the paper's equations (5) and (6), evaluated by numpy 2.3: 1.27, 2.6, 3.5333, 1.8125, 1.13. */
    @Test
    void theBestSplitIsThatOfTheEnergyDistance() {
        LevelChanges.Split best = LevelChanges.best(STEP);

        assertThat(best.at()).isEqualTo(4);
        assertThat(best.statistic()).isEqualTo(3.5333333333, within(1e-9));
    }

    @Test
    void aStepIsFoundWhereItIs() {
        assertThat(LevelChanges.of(STEP, new SplittableRandom(1))).containsExactly(4);
    }

    @Test
    void twoStepsAreFound() {
        double[] series = IntStream.range(0, 24)
                .mapToDouble(i -> (i < 8 ? 10 : i < 16 ? 12 : 9) + 0.1 * (i % 3))
                .toArray();

        assertThat(LevelChanges.of(series, new SplittableRandom(1))).containsExactly(8, 16);
    }

    @Test
    void oneOutlierIsNoLevel() {
        double[] series = {10, 10.1, 9.9, 10, 10.05, 9.95, 17, 10, 10.1, 9.9, 10, 10.05};

        assertThat(LevelChanges.of(series, new SplittableRandom(1))).isEmpty();
    }

    @Test
    void fewAndEqualValuesHaveNoChange() {
        assertThat(LevelChanges.of(new double[] {}, new SplittableRandom(1))).isEmpty();
        assertThat(LevelChanges.of(new double[] {1, 1, 9}, new SplittableRandom(1)))
                .isEmpty();
        assertThat(LevelChanges.of(new double[] {7, 7, 7, 7, 7, 7, 7, 7}, new SplittableRandom(1)))
                .isEmpty();
    }

    @Test
    @Tag("simulation")
    void aSteadySeriesShowsAChangeInFiveOfAHundredCases() {
        SplittableRandom random = new SplittableRandom(51);
        int alarms = 0;
        for (int i = 0; i < 2_000; i++) {
            alarms += LevelChanges.of(noise(20, 20, 0, random), random).isEmpty() ? 0 : 1;
        }
        assertThat(alarms / 2_000.0).isBetween(0.035, 0.065);
    }

    /** Ten campaigns that scatter by 3 %, then ten that need 10 % more. */
    @Test
    @Tag("simulation")
    void tenPercentMoreAreFoundInTenCampaigns() {
        SplittableRandom random = new SplittableRandom(52);
        int found = 0;
        for (int i = 0; i < 500; i++) {
            found +=
                    LevelChanges.of(noise(20, 10, 0.1, random), random).stream().anyMatch(at -> at >= 9 && at <= 11)
                            ? 1
                            : 0;
        }
        assertThat(found).isGreaterThan(480);
    }

    private static double[] noise(int n, int step, double height, SplittableRandom random) {
        return IntStream.range(0, n)
                .mapToDouble(i -> 1 + (i < step ? 0 : height) + 0.03 * random.nextGaussian())
                .toArray();
    }
}
