package dev.onecore.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Load;
import dev.onecore.model.Origin;
import dev.onecore.model.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
    private final Phase phase = Phase.warmUp(new Load.EchoLoop(2, 1, 24), Duration.ofSeconds(1));
    private final PhaseRun run = new PhaseRun(phase, Origin.now(), System.nanoTime(), 1);
    private final List<String> events = new ArrayList<>();
    private final Gate gate = new Gate(phase, 2, full -> events.add("full"), finished -> events.add("finished"));
    private final List<PhaseRun> told = new ArrayList<>();

    @Test
    void itIsFullWhenAllHaveArrivedAndNotBefore() {
        gate.arrive(Runnable::run, told::add);
        assertThat(events).isEmpty();
        gate.arrive(Runnable::run, told::add);
        assertThat(events).containsExactly("full");
        assertThat(told).isEmpty();
    }

    @Test
    void allWhoWaitAreToldAndWhoComesLateIsToldAtOnce() {
        gate.arrive(Runnable::run, told::add);
        gate.open(run);
        assertThat(told).containsExactly(run);
        gate.arrive(Runnable::run, told::add);
        assertThat(told).containsExactly(run, run);
    }

    @Test
    void secondOpeningChangesNothing() {
        gate.arrive(Runnable::run, told::add);
        gate.open(run);
        gate.open(new PhaseRun(phase, Origin.now(), System.nanoTime(), 2));
        assertThat(told).containsExactly(run);
    }

    @Test
    void itIsFinishedWhenAllAreDone() {
        gate.done();
        assertThat(events).isEmpty();
        gate.done();
        assertThat(events).containsExactly("finished");
    }
}
