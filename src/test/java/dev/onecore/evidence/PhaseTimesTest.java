package dev.onecore.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseTimesTest {

    /** Two phases, 1000 to 2000 and 2500 to 3000. */
    private final PhaseTimes times = times(phase("one", 1_000, 2_000), phase("two", 2_500, 3_000));

    @ParameterizedTest
    @CsvSource({
        "1000,1100,0", // inside
        "1950,2050,0", // over the end
        "2050,2150,0", // replies after the end
        "2399,2499,0",
        "2450,2550,1", // over the begin
        "1900,2700,1", // more of the second
        "1600,2600,0", // more of the first
        "3000,3100,1", // after the last
        "0,100,0", // before the first
        "2500,2500,1" // no length
    })
    void anIntervalWithoutANumberBelongsToThePhaseThatItOverlapsMost(long beginNs, long endNs, int phase) {
        assertThat(times.of(OptionalInt.empty(), beginNs, endNs)).isEqualTo(phase);
    }

    @Test
    void withoutPhasesItBelongsToNone() {
        assertThat(times().of(OptionalInt.empty(), 0, 100)).isEqualTo(-1);
    }

    @Test
    void anIntervalBelongsToThePhaseThatItNamesWhateverItsTime() {
        assertThat(times.of(OptionalInt.of(0), 2_500, 2_600)).isEqualTo(0);
        assertThat(times.of(OptionalInt.of(1), 1_000, 1_100)).isEqualTo(1);
    }

    @Test
    void anIntervalOfAPhaseThatWasNotKeptBelongsToNoneAndIsToldOf() {
        PhaseTimes second = new PhaseTimes(
                List.of(phase("one", 0, 1).phase(), phase("two", 0, 1).phase()), List.of(phase("two", 2_500, 3_000)));
        List<String> problems = new ArrayList<>();
        List<PhaseSeries> series = second.series(
                List.of(),
                List.of(
                        new PhaseTick(OptionalInt.of(0), new Tick(2_500, 2_600, 7, 7, 0)),
                        new PhaseTick(OptionalInt.of(1), new Tick(2_600, 2_700, 8, 8, 0)),
                        new PhaseTick(OptionalInt.of(9), new Tick(2_600, 2_700, 9, 9, 0))),
                problems);

        assertThat(series)
                .singleElement()
                .extracting(PhaseSeries::ticks)
                .isEqualTo(List.of(new Tick(2_600, 2_700, 8, 8, 0)));
        assertThat(problems)
                .containsExactly(
                        "its logs have 2 intervals of phases that trial.json does not list; they are left out");
    }

    private static PhaseTimes times(PhaseSummary... phases) {
        return new PhaseTimes(Arrays.stream(phases).map(PhaseSummary::phase).toList(), List.of(phases));
    }

    private static PhaseSummary phase(String name, long beginNs, long endNs) {
        Specimen specimen = new Specimen(1);
        PhaseSummary any = specimen.evidence(specimen.campaign().trials().get(0))
                .result()
                .phases()
                .get(0);
        return new PhaseSummary(
                Phase.measured(name, name, new Load.EchoLoop(1, 1, 24), Duration.ofSeconds(1)),
                beginNs,
                endNs,
                any.counts(),
                0,
                0,
                any.server(),
                any.injector(),
                any.conditions(),
                any.verdict());
    }
}
