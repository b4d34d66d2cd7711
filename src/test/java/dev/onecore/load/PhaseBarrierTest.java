package dev.onecore.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Load;
import dev.onecore.model.Origin;
import dev.onecore.model.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhaseBarrierTest {
    private final Phase phase = Phase.warmUp(new Load.EchoLoop(2, 1, 24), Duration.ofSeconds(1));
    private final PhaseRun run = new PhaseRun(phase, Origin.now(), System.nanoTime(), 1);
    private final List<String> events = new ArrayList<>();
    private final PhaseBarrier barrier =
            new PhaseBarrier(phase, 2, full -> events.add("full"), finished -> events.add("finished"));
    private final List<PhaseRun> told = new ArrayList<>();

    @Test
    void itIsFullWhenAllHaveArrivedAndNotBefore() {
        barrier.arrive(Runnable::run, told::add);
        assertThat(events).isEmpty();
        barrier.arrive(Runnable::run, told::add);
        assertThat(events).containsExactly("full");
        assertThat(told).isEmpty();
    }

    @Test
    void allWhoWaitAreToldAndWhoComesLateIsToldAtOnce() {
        barrier.arrive(Runnable::run, told::add);
        barrier.open(run);
        assertThat(told).containsExactly(run);
        barrier.arrive(Runnable::run, told::add);
        assertThat(told).containsExactly(run, run);
    }

    @Test
    void secondOpeningChangesNothing() {
        barrier.arrive(Runnable::run, told::add);
        barrier.open(run);
        barrier.open(new PhaseRun(phase, Origin.now(), System.nanoTime(), 2));
        assertThat(told).containsExactly(run);
    }

    @Test
    void itIsFinishedWhenAllAreDone() {
        barrier.done();
        assertThat(events).isEmpty();
        barrier.done();
        assertThat(events).containsExactly("finished");
    }
}
