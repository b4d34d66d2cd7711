package dev.onecore.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSummary;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseTimesTest {

    /** Two phases, 1000 to 2000 and 2500 to 3000. */
    private final PhaseTimes times = new PhaseTimes(List.of(phase(1_000, 2_000), phase(2_500, 3_000)));

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
    void anIntervalBelongsToThePhaseThatItOverlapsMost(long beginNs, long endNs, int phase) {
        assertThat(times.of(beginNs, endNs)).isEqualTo(phase);
    }

    @Test
    void withoutPhasesItBelongsToNone() {
        assertThat(new PhaseTimes(List.of()).of(0, 100)).isEqualTo(-1);
    }

    private static PhaseSummary phase(long beginNs, long endNs) {
        Specimen specimen = new Specimen(1);
        PhaseSummary any = specimen.evidence(specimen.campaign().trials().get(0))
                .result()
                .phases()
                .get(0);
        return new PhaseSummary(
                Phase.warmUp(new Load.EchoLoop(1, 1, 24), Duration.ofSeconds(1)),
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
