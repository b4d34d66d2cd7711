package dev.onecore.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Conditions;
import dev.onecore.model.Load;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Usage;
import dev.onecore.model.Verdict;
import dev.onecore.model.Verdict.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WarmUpProgressTest {
    private static final Phase WARM_UP =
            Phase.warmUp(new Load.EchoLoop(1, 1, 24), Duration.ofSeconds(5)).inTurns(10);

    private final WarmUpProgress progress = new WarmUpProgress();

    private static Usage usage(long cpuNs) {
        return new Usage(cpuNs, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    private boolean warmAfter(Optional<Usage> server, long injectorNs, OptionalLong jitMs) {
        progress.add(
                new PhaseSummary(
                        WARM_UP,
                        0,
                        500_000_000,
                        OperationCounts.NONE,
                        100,
                        2_400,
                        server,
                        usage(injectorNs),
                        Conditions.UNKNOWN,
                        new Verdict(Outcome.UNSATURATED, List.of())),
                jitMs);
        return progress.warm();
    }

    @Test
    void bothSidesMustBeLevel() {
        for (long cost = 800_000; cost > 100_000; cost /= 2) {
            assertThat(warmAfter(Optional.of(usage(200_000)), cost, OptionalLong.empty()))
                    .isFalse();
        }
        for (int turn = 0; turn < 2; turn++) {
            assertThat(warmAfter(Optional.of(usage(200_000)), 100_000, OptionalLong.empty()))
                    .isFalse();
        }
        assertThat(warmAfter(Optional.of(usage(200_000)), 100_000, OptionalLong.empty()))
                .isTrue();
    }

    @Test
    void serverThatStillCompilesIsNotWarm() {
        for (long turn = 1; turn < 5; turn++) {
            assertThat(warmAfter(Optional.of(usage(200_000)), 100_000, OptionalLong.of(100 * turn)))
                    .isFalse();
        }
        assertThat(warmAfter(Optional.of(usage(200_000)), 100_000, OptionalLong.of(410)))
                .isTrue();
    }

    @Test
    void ofAServerThatIsNotSeenNothingIsSaid() {
        for (int turn = 0; turn < 9; turn++) {
            assertThat(warmAfter(Optional.empty(), 100_000, OptionalLong.empty()))
                    .isFalse();
        }
    }
}
