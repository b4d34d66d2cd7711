package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangePointsTest {
    private static final double LEAST_SD = 0.005;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 30);
    }

    private static double[] noise(int n, double sd, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] series = new double[n];
        Arrays.setAll(series, i -> sd * random.nextGaussian());
        return series;
    }

    /** The cost of a split as the class describes it, computed the slow way. */
    private static double cost(double[] series, List<Segment> segments) {
        double[] scaled = scaled(series);
        double cost = -penalty(series);
        for (Segment segment : segments) {
            cost += penalty(series) + squares(scaled, segment.start(), segment.end());
        }
        return cost;
    }

    private static double penalty(double[] series) {
        double phi = Noise.of(series).correlation();
        return 3 * Math.log(series.length) * (1 + phi) / (1 - phi);
    }

    private static double[] scaled(double[] series) {
        double sd = Math.max(Noise.of(series).sd(), LEAST_SD);
        double[] scaled = new double[series.length];
        for (int i = 0; i < series.length; i++) {
            int from = i < 10 ? 0 : i > series.length - 11 ? series.length - 21 : i - 10;
            double[] around = Arrays.copyOfRange(series, from, from + 21);
            Arrays.sort(around);
            double median = around[(around.length - 1) / 2];
            scaled[i] = Math.max(median - 2 * sd, Math.min(median + 2 * sd, series[i])) / sd;
        }
        return scaled;
    }

    private static double squares(double[] series, int start, int end) {
        double mean = Arrays.stream(series, start, end).average().orElseThrow();
        return Arrays.stream(series, start, end)
                .map(x -> (x - mean) * (x - mean))
                .sum();
    }

    /** The least cost over all splits, by dynamic programming without any pruning. */
    private static double leastCost(double[] series) {
        double[] scaled = scaled(series);
        double penalty = penalty(series);
        double[] best = new double[series.length + 1];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = -penalty;
        for (int end = 10; end <= series.length; end++) {
            for (int start = 0; start <= end - 10; start++) {
                best[end] = Math.min(best[end], best[start] + squares(scaled, start, end) + penalty);
            }
        }
        return best[series.length];
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void splitIsTheBestOfAll(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] series = noise(120, 0.1, seed);
        double level = 0;
        for (int i = 0; i < series.length; i++) {
            level += random.nextInt(25) == 0 ? 0.5 * random.nextGaussian() : 0;
            series[i] += level;
        }

        List<Segment> segments = ChangePoints.of(series, LEAST_SD);

        assertThat(cost(series, segments)).as("seed %d", seed).isEqualTo(leastCost(series), within(1e-9));
        assertThat(segments).allMatch(segment -> segment.length() >= 10);
        assertThat(segments.get(0).start()).isZero();
        assertThat(segments.get(segments.size() - 1).end()).isEqualTo(120);
        for (int i = 1; i < segments.size(); i++) {
            assertThat(segments.get(i).start()).isEqualTo(segments.get(i - 1).end());
        }
    }

    @Test
    void stepsAreFoundWhereTheyAre() {
        double[] series = noise(600, 0.05, 1);
        for (int i = 0; i < 600; i++) {
            series[i] += i < 150 ? 1 : i < 400 ? 0.5 : 0.7;
        }

        List<Segment> segments = ChangePoints.of(series, LEAST_SD);

        assertThat(segments).extracting(Segment::start).containsExactly(0, 150, 400);
        assertThat(segments).extracting(Segment::end).containsExactly(150, 400, 600);
        assertThat(segments.get(0).level()).isEqualTo(1, within(0.02));
        assertThat(segments.get(1).level()).isEqualTo(0.5, within(0.02));
        assertThat(segments.get(2).level()).isEqualTo(0.7, within(0.02));
    }

    @Test
    void noiselessStepsAreFoundToo() {
        double[] series = new double[100];
        Arrays.fill(series, 37, 100, 0.1);

        assertThat(ChangePoints.of(series, LEAST_SD)).containsExactly(new Segment(0, 37, 0), new Segment(37, 100, 0.1));
    }

    @Test
    @Tag("simulation")
    void pureNoiseIsOneSegment() {
        long split = LongStream.range(0, 200)
                .filter(seed -> ChangePoints.of(noise(300, 1, seed), LEAST_SD).size() > 1)
                .count();
        assertThat(split).isLessThanOrEqualTo(2);
    }

    @Test
    @Tag("simulation")
    void correlatedNoiseIsOneSegment() {
        long split = LongStream.range(0, 200)
                .filter(seed -> ChangePoints.of(BlockLengthTest.autoregressive(300, 0.6, seed), LEAST_SD)
                                .size()
                        > 1)
                .count();
        assertThat(split).isLessThanOrEqualTo(6);
    }

    @Test
    void aSegmentHasAValue() {
        assertThat(new Segment(3, 4, 1).length()).isEqualTo(1);
        assertThat(new Segment(0, 9, 1).length()).isEqualTo(9);
        assertThatIllegalArgumentException().isThrownBy(() -> new Segment(3, 3, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Segment(-1, 3, 1));
    }
}
