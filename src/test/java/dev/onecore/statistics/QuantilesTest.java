package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {

    /** One trial of one interval that holds every integer from 1 to n. */
    private static HistogramSeries upTo(int n) {
        return series(SparseHistogramTest.counted(LongStream.rangeClosed(1, n).toArray()));
    }

    private static HistogramSeries series(SparseHistogram interval) {
        return HistogramSeries.of(List.of(interval));
    }

    private static Estimate estimate(List<HistogramSeries> rounds, double q) {
        return Quantiles.of(rounds, rounds.size(), 1).quantile(q).estimate().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "999, 0.9, false",
        "1000, 0.9, true",
        "9999, 0.99, false",
        "10000, 0.99, true",
        "199, 0.5, false",
        "200, 0.5, true"
    })
    void aQuantileTakesAHundredValuesBeyondIt(int n, double q, boolean printed) {
        assertThat(Quantiles.of(List.of(upTo(n)), 1, 1).quantile(q).estimate().isPresent())
                .isEqualTo(printed);
    }

    @Test
    void tooFewSamplesSaySo() {
        assertThat(Quantiles.of(List.of(upTo(500)), 1, 1).quantile(0.99))
                .isEqualTo(new Unprinted("too few samples: 500 leave 5.0 beyond the quantile 0.99, it takes 100"));
        assertThat(Quantiles.of(List.of(), 1, 1).quantile(0.5).reason()).startsWith("too few samples: 0 ");
        assertThat(Quantiles.of(List.of(HistogramSeries.empty()), 1, 1)
                        .quantile(0.0)
                        .reason())
                .startsWith("too few samples: 0 ");
    }

    @Test
    void samplesOfAllRoundsCountTogether() {
        Estimate estimate = estimate(List.of(upTo(400), upTo(400), upTo(400)), 0.9);

        assertThat(estimate.samples()).isEqualTo(1_200);
        assertThat(estimate.rounds()).isEqualTo(3);
        assertThat(estimate.value()).isEqualTo(360);
    }

    @Test
    void valueIsReadFromTheAddedHistogramsAndIsNoMeanOfQuantiles() {
        HistogramSeries fast = series(SparseHistogramTest.counted(Collections.nCopies(900, 10L).stream()
                .mapToLong(Long::longValue)
                .toArray()));
        HistogramSeries slow = series(SparseHistogramTest.counted(Collections.nCopies(300, 1_000L).stream()
                .mapToLong(Long::longValue)
                .toArray()));

        assertThat(estimate(List.of(fast, slow), 0.5).value()).isEqualTo(10);
        assertThat(estimate(List.of(fast, slow), 0.9).value()).isEqualTo(1_000);
    }

    /** t = 4.302653 at two degrees of freedom (any table of Student's distribution), on ln 500, ln 1000, ln 2000. */
    @Test
    void threeRoundsHaveTheTIntervalOfTheirLogarithms() {
        List<HistogramSeries> rounds = List.of(around(500), around(1_000), around(2_000));

        Estimate estimate = estimate(rounds, 0.5);

        double half = 4.302653 * Math.log(2) / Math.sqrt(3);
        assertThat(estimate.basis()).isEqualTo(Basis.ROUNDS);
        assertThat(estimate.value()).isEqualTo(1_000);
        assertThat(estimate.interval().orElseThrow().low()).isEqualTo(1_000 * Math.exp(-half), within(0.01));
        assertThat(estimate.interval().orElseThrow().high()).isEqualTo(1_000 * Math.exp(half), within(0.1));
        assertThat(estimate.interval().orElseThrow().confidence()).isEqualTo(0.95);
    }

    private static HistogramSeries around(long middle) {
        return series(SparseHistogramTest.counted(Collections.nCopies(101, middle).stream()
                .mapToLong(Long::longValue)
                .toArray()));
    }

    @Test
    void roundsThatAgreeAreNoNarrowerThanOrderStatistics() {
        List<HistogramSeries> rounds = List.of(upTo(1_000), upTo(1_000), upTo(1_000));

        Interval interval = estimate(rounds, 0.5).interval().orElseThrow();

        assertThat(interval)
                .isEqualTo(OrderStatistics.interval(
                        SparseHistogram.sum(
                                rounds.stream().map(HistogramSeries::sum).toList()),
                        0.5,
                        0.95));
        assertThat(interval.width()).isGreaterThan(30);
    }

    @Test
    void aRoundThatWasPlannedAloneIsResampledWithinIt() {
        HistogramSeries trial = BlockBootstrapTest.stallingTrial(3);
        Estimate one = estimate(List.of(trial), 0.9);

        assertThat(one.basis()).isEqualTo(Basis.BOOTSTRAP);
        assertThat(one.rounds()).isEqualTo(1);
        assertThat(one.interval().orElseThrow().width())
                .isGreaterThan(OrderStatistics.interval(trial.sum(), 0.9, 0.95).width());
        assertThat(one.interval().orElseThrow().contains(one.value())).isTrue();
    }

    @Test
    void whatIsLeftOfSeveralRoundsHasNoIntervalBelowThree() {
        HistogramSeries trial = BlockBootstrapTest.stallingTrial(3);
        Figure one = Quantiles.of(List.of(trial), 3, 1).quantile(0.9);
        Figure two = Quantiles.of(List.of(trial, BlockBootstrapTest.stallingTrial(4)), 3, 1)
                .quantile(0.9);

        assertThat(List.of(one, two)).allSatisfy(figure -> {
            assertThat(figure.estimate().orElseThrow().interval()).isEmpty();
            assertThat(figure.reason()).isEqualTo("fewer than 3 rounds: no interval");
        });
    }

    @Test
    void bootstrapTooIsNoNarrowerThanOrderStatistics() {
        // One interval of all values: every resample is the trial itself.
        Interval interval = estimate(List.of(upTo(1_000)), 0.5).interval().orElseThrow();

        assertThat(interval).isEqualTo(OrderStatistics.interval(upTo(1_000).sum(), 0.5, 0.95));
    }

    @Test
    void theSeedDecidesTheBootstrap() {
        List<HistogramSeries> rounds = List.of(BlockBootstrapTest.stallingTrial(5));

        assertThat(Quantiles.of(rounds, 1, 7).quantile(0.9))
                .isEqualTo(Quantiles.of(rounds, 1, 7).quantile(0.9));
    }

    @Test
    void aRoundWithoutAReplyIsNoRound() {
        Estimate estimate = estimate(List.of(upTo(1_000), HistogramSeries.empty(), upTo(1_000)), 0.5);

        assertThat(estimate.rounds()).isEqualTo(2);
        assertThat(estimate.basis()).isEqualTo(Basis.NONE);
    }

    @Test
    void aLatencyOfNothingCountsAsOneUnit() {
        long[] zeros = new long[300];
        HistogramSeries none = series(SparseHistogramTest.counted(zeros));

        Estimate estimate = estimate(List.of(none, none, none), 0.5);

        assertThat(estimate.value()).isZero();
        assertThat(estimate.interval().orElseThrow()).isEqualTo(new Interval(0, 1, 0.95));
    }

    @Test
    void allHoldsEveryValue() {
        assertThat(Quantiles.of(List.of(upTo(10), upTo(20)), 2, 1).all().total())
                .isEqualTo(30);
    }
}
