package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SteadyStateTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    /** A level for each interval, with 5 % of scatter. */
    private static List<Double> series(int n, long seed, IntToDoubleFunction level) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Double> series = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            series.add(level.applyAsDouble(i) * Math.exp(0.05 * random.nextGaussian()));
        }
        return series;
    }

    private static SteadyState latency(List<Double> series) {
        return SteadyState.of(series, FasterSide.LOWER);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneLevelIsFlat(long seed) {
        SteadyState state = latency(series(300, seed, i -> 50_000));

        assertThat(state.course()).isEqualTo(WarmUpClass.FLAT);
        assertThat(state.steadyFrom()).hasValue(0);
        assertThat(state.segments()).hasSize(1);
        assertThat(state.segments().get(0).level()).isEqualTo(50_000, within(1_500.0));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aJitThatCompilesForFourSecondsWarmsUp(long seed) {
        SteadyState state = latency(series(300, seed, i -> i < 40 ? 90_000 : 50_000));

        assertThat(state.course()).isEqualTo(WarmUpClass.WARMED_UP);
        assertThat(state.steadyFrom().orElseThrow()).isBetween(39, 41);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void warmUpInSmallStepsEndsWhereTheLevelIsReached(long seed) {
        SteadyState state = latency(series(400, seed, i -> 50_000 * (1 + Math.exp(-i / 25.0))));

        assertThat(state.course()).isEqualTo(WarmUpClass.WARMED_UP);
        assertThat(state.steadyFrom().orElseThrow()).isBetween(40, 110);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void throughputThatFallsIsSlowingDown(long seed) {
        List<Double> rates = series(300, seed, i -> i < 100 ? 100_000 : 80_000);

        SteadyState state = SteadyState.of(rates, FasterSide.HIGHER);

        assertThat(state.course()).isEqualTo(WarmUpClass.SLOWING_DOWN);
        assertThat(state.steadyFrom().orElseThrow()).isBetween(98, 102);
        assertThat(latency(rates).course()).isEqualTo(WarmUpClass.WARMED_UP);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLevelThatComesInTheLastQuarterIsNoSteadyState(long seed) {
        SteadyState state = latency(series(300, seed, i -> i < 240 ? 50_000 : 70_000));

        assertThat(state.course()).isEqualTo(WarmUpClass.NO_STEADY_STATE);
        assertThat(state.steadyFrom()).isEmpty();
        assertThat(state.segments()).hasSize(2);
    }

    @Test
    void theLastQuarterMustLieWithinTheLastLevel() {
        List<Double> justInTime = new ArrayList<>(Collections.nCopies(150, 2.0));
        justInTime.addAll(Collections.nCopies(50, 1.0));
        List<Double> late = new ArrayList<>(Collections.nCopies(151, 2.0));
        late.addAll(Collections.nCopies(49, 1.0));

        assertThat(latency(justInTime).steadyFrom()).hasValue(150);
        assertThat(latency(late).course()).isEqualTo(WarmUpClass.NO_STEADY_STATE);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSteadyDriftIsNotFlat(long seed) {
        List<Double> leak = series(600, seed, i -> 50_000 * (1 + i / 600.0));

        assertThat(latency(leak).course()).isIn(WarmUpClass.SLOWING_DOWN, WarmUpClass.NO_STEADY_STATE);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void stallsAndGarbageCollectionsAreNoChange(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Double> series = series(600, seed, i -> 50_000);
        for (int stall = 0; stall < 12; stall++) {
            int at = random.nextInt(597);
            for (int i = at; i < at + 3; i++) {
                series.set(i, 200e6);
            }
        }

        assertThat(latency(series).course()).as("seed %d", seed).isEqualTo(WarmUpClass.FLAT);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void differencesThatNoCampaignCouldTellApartAreNoChange(long seed) {
        SteadyState state = latency(series(600, seed, i -> i < 300 ? 51_000 : 50_000));

        assertThat(state.course()).isEqualTo(WarmUpClass.FLAT);
        assertThat(state.steadyFrom()).hasValue(0);
    }

    @Test
    void aLevelThatWasLeftAndReachedAgainIsSteadyFromThen() {
        SteadyState state = latency(series(300, 1, i -> i >= 80 && i < 130 ? 70_000 : 50_000));

        assertThat(state.course()).isEqualTo(WarmUpClass.WARMED_UP);
        assertThat(state.steadyFrom().orElseThrow()).isBetween(129, 131);
        assertThat(state.segments()).hasSize(3);
    }

    @Test
    void fivePercentIsTheToleranceOfALevel() {
        assertThat(latency(step(1.051)).course()).isEqualTo(WarmUpClass.WARMED_UP);
        assertThat(latency(step(1.049)).course()).isEqualTo(WarmUpClass.FLAT);
        assertThat(latency(step(1 / 1.051)).course()).isEqualTo(WarmUpClass.SLOWING_DOWN);
        assertThat(latency(step(1 / 1.049)).course()).isEqualTo(WarmUpClass.FLAT);
    }

    private static List<Double> step(double first) {
        return IntStream.range(0, 200).mapToObj(i -> i < 100 ? first : 1.0).toList();
    }

    @Test
    void intervalsWithoutAReplyTakeTheValueBeforeThem() {
        List<Double> series = series(200, 2, i -> i < 50 ? 90_000 : 50_000);
        series.set(0, Double.NaN);
        series.set(1, 0.0);
        for (int i = 100; i < 115; i++) {
            series.set(i, i % 2 == 0 ? Double.NaN : 0.0);
        }

        SteadyState state = latency(series);

        assertThat(state.course()).isEqualTo(WarmUpClass.WARMED_UP);
        assertThat(state.steadyFrom().orElseThrow()).isBetween(49, 51);
        assertThat(state.segments()).hasSize(2);
    }

    @Test
    void aShortSeriesShowsNothing() {
        assertThat(latency(Collections.nCopies(39, 1.0)).course()).isEqualTo(WarmUpClass.NO_STEADY_STATE);
        assertThat(latency(Collections.nCopies(39, 1.0)).segments()).isEmpty();
        assertThat(latency(Collections.nCopies(40, 1.0)).course()).isEqualTo(WarmUpClass.FLAT);
    }

    @Test
    void aSeriesWithoutAReplyShowsNothing() {
        assertThat(latency(Collections.nCopies(100, Double.NaN)).course()).isEqualTo(WarmUpClass.NO_STEADY_STATE);
        assertThat(latency(Collections.nCopies(100, 0.0)).steadyFrom()).isEmpty();
    }

    @Test
    void onlyASteadyStateBeginsSomewhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SteadyState(WarmUpClass.NO_STEADY_STATE, List.of(), OptionalInt.of(3)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SteadyState(WarmUpClass.FLAT, List.of(), OptionalInt.empty()))
                .withMessageContaining("FLAT");
    }

    @Test
    void coursesSpeakToReaders() {
        assertThat(WarmUpClass.values())
                .extracting(WarmUpClass::words)
                .containsExactly("flat", "warmed up", "slowing down", "no steady state");
    }
}
