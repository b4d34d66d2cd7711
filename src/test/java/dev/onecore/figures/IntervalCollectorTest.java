package dev.onecore.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Arrivals;
import dev.onecore.model.Conditions;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Load;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Tick;
import dev.onecore.model.Usage;
import dev.onecore.model.Verdict;
import dev.onecore.model.Verdict.Outcome;
import dev.onecore.statistics.SparseHistogram;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** A phase of any length in bounded memory. */
class IntervalCollectorTest {
    private static final long WIDTH = Intervals.WIDTH_NS;

    private static IntervalCollector collector(int places) {
        Load load = new Load.Echo(Arrivals.CONSTANT, 100, 1, 24);
        Phase phase = Phase.measured("soak", "soak", load, Duration.ofNanos(places * WIDTH));
        return new IntervalCollector(new PhaseSummary(
                phase,
                0,
                places * WIDTH,
                new OperationCounts(1, 1, 1, 1, 0, 24),
                1,
                24,
                Optional.empty(),
                new Usage(1, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()),
                Conditions.UNKNOWN,
                new Verdict(Outcome.UNSATURATED, List.of())));
    }

    private static SparseHistogram one(long value) {
        Histogram counts = new Histogram(3);
        counts.recordValue(value);
        return SparseHistogram.of(counts);
    }

    private static Intervals filled(int planned, int logged) {
        IntervalCollector collector = collector(planned);
        for (int i = 0; i < logged; i++) {
            collector.add(LatencyKind.RESPONSE, i * WIDTH, one(i < logged / 2 ? 1_000 : 2_000));
            collector.add(new Tick(i * WIDTH, (i + 1) * WIDTH, 10, 240, 0));
        }
        return collector.intervals();
    }

    @Test
    void aShortPhaseKeepsItsIntervals() {
        Intervals intervals = filled(IntervalCollector.MOST, IntervalCollector.MOST);
        assertThat(intervals.width()).isEqualTo(1);
        assertThat(intervals.count()).isEqualTo(IntervalCollector.MOST);
        assertThat(intervals.rates()).containsOnly(100.0);
    }

    @Test
    void aLongOneHasLongerIntervalsAndLosesNothing() {
        int hour = 36_001;
        Intervals intervals = filled(hour, hour);
        assertThat(intervals.width()).isEqualTo(16);
        assertThat(intervals.count()).isEqualTo((hour + 15) / 16);
        assertThat(intervals.rates()).containsOnly(100.0);
        assertThat(intervals.received(0, intervals.count())).isEqualTo(10L * hour);
        assertThat(SparseHistogram.sum(intervals.histograms(LatencyKind.RESPONSE))
                        .total())
                .isEqualTo(hour);
        assertThat(intervals.course(LatencyKind.RESPONSE).median().get(0)).isEqualTo(1_000);
        assertThat(intervals.seconds(10)).isEqualTo(16);
    }

    @Test
    void whatComesAfterThePlannedEndMakesThemLongerOnTheWay() {
        Intervals late = filled(10, IntervalCollector.MOST + 1);
        Intervals planned = filled(IntervalCollector.MOST + 1, IntervalCollector.MOST + 1);
        assertThat(late.width()).isEqualTo(2);
        assertThat(late.rates()).isEqualTo(planned.rates());
        assertThat(late.course(LatencyKind.RESPONSE)).isEqualTo(planned.course(LatencyKind.RESPONSE));
        assertThat(late.histograms(LatencyKind.RESPONSE)).hasSameSizeAs(planned.histograms(LatencyKind.RESPONSE));
    }
}
