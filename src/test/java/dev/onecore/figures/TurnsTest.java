package dev.onecore.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Conditions;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Load;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.PhaseTotals;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import dev.onecore.model.Turn;
import dev.onecore.model.Usage;
import dev.onecore.model.Verdict;
import dev.onecore.model.Verdict.Outcome;
import dev.onecore.statistics.SparseHistogram;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** A phase of turns: what lies in their windows counts, and nothing else. */
class TurnsTest {
    private static final long MS = 1_000_000;
    private static final Phase LOOP = Phase.measured(
                    "loop", "loop", new Load.EchoLoop(1, 1, 24), Duration.ofMillis(900))
            .inTurns(3);

    /** Three turns of 300 ms, of which the first 100 ms stay out, a second apart; the machine spoiled the second. */
    private static final List<Turn> TURNS =
            List.of(turn(1, 1_000, 20, false), turn(2, 2_000, 999, true), turn(3, 3_000, 40, false));

    private static Turn turn(int number, long startMs, long received, boolean dropped) {
        return new Turn(
                number,
                startMs * MS,
                (startMs + 100) * MS,
                (startMs + 300) * MS,
                received,
                received * 24,
                Optional.of(usage(received * 1_000)),
                dropped);
    }

    private static Usage usage(long cpuNs) {
        return new Usage(cpuNs, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    private static PhaseSummary summary() {
        return new PhaseSummary(
                LOOP,
                1_000 * MS,
                3_300 * MS,
                new OperationCounts(1_100, 1_100, 1_100, 1_100, 0, 26_400),
                60,
                1_440,
                Optional.of(usage(60_000)),
                usage(1),
                Conditions.UNKNOWN,
                new Verdict(Outcome.UNSATURATED, List.of()),
                TURNS,
                List.of());
    }

    private static Slice slice(long beginMs, long valueNs) {
        Histogram counts = new Histogram(3);
        counts.recordValue(valueNs);
        return new Slice(beginMs * MS, (beginMs + 100) * MS, counts);
    }

    private static PhaseReading reading(List<Slice> slices, List<Tick> ticks) {
        return PhaseReading.of(
                summary(),
                new PhaseSeries(Map.of(LatencyKind.SERVICE, slices), ticks),
                new CpuClock(List.of()),
                OptionalLong.empty(),
                true);
    }

    @Test
    void windowsOfTurnsThatCountFollowEachOtherWithoutABreak() {
        PhaseReading reading = reading(
                List.of(slice(1_000, 1), slice(1_101, 2), slice(1_201, 3), slice(2_101, 4), slice(3_101, 5)),
                List.of());
        List<SparseHistogram> service = reading.histograms(LatencyKind.SERVICE).intervals();
        assertThat(service).hasSize(4);
        assertThat(service).extracting(SparseHistogram::total).containsExactly(1L, 1L, 1L, 0L);
        assertThat(service.get(0).quantile(1)).isEqualTo(2);
        assertThat(service.get(2).quantile(1)).isEqualTo(5);
    }

    @Test
    void answersThatComeAfterATurnsEndBelongToItsLastInterval() {
        PhaseReading reading = reading(List.of(slice(1_301, 7), slice(1_950, 8), slice(3_900, 9)), List.of());
        List<SparseHistogram> service = reading.histograms(LatencyKind.SERVICE).intervals();
        assertThat(service).extracting(SparseHistogram::total).containsExactly(0L, 2L, 0L, 1L);
    }

    @Test
    void ticksOutsideTheWindowsAreLeftOut() {
        PhaseReading reading = reading(
                List.of(),
                List.of(
                        new Tick(1_000 * MS, 1_100 * MS, 50, 0, 0),
                        new Tick(1_100 * MS, 1_200 * MS, 5, 0, 0),
                        new Tick(2_100 * MS, 2_200 * MS, 500, 0, 0)));
        assertThat(reading.intervals().rates()).containsExactly(50.0, 0.0, 0.0, 0.0);
    }

    @Test
    void sumsAreOfTurnsThatCount() {
        PhaseReading reading = reading(List.of(), List.of());
        assertThat(summary().seconds()).isEqualTo(0.4);
        assertThat(reading.window().cut()).isZero();
        PhaseTotals totals = reading.totals();
        assertThat(totals.counted().messages()).isEqualTo(60);
        assertThat(totals.counted().seconds()).isEqualTo(0.4);
        assertThat(totals.cpuNs()).hasValue(60_000);
    }

    @Test
    void eachTurnThatCountsHasItsOwnTotals() {
        List<PhaseTotals> turns = reading(List.of(), List.of()).turnTotals();
        assertThat(turns).hasSize(2);
        assertThat(turns).extracting(turn -> turn.counted().messages()).containsExactly(20.0, 40.0);
        assertThat(turns).extracting(turn -> turn.counted().seconds()).containsExactly(0.2, 0.2);
        assertThat(turns).extracting(turn -> turn.cpuNs().orElseThrow()).containsExactly(20_000.0, 40_000.0);
    }
}
