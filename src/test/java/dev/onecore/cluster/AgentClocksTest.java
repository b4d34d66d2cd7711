package dev.onecore.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.InjectorClock;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jgroups.Address;
import org.jgroups.util.UUID;
import org.junit.jupiter.api.Test;

/** The clocks of agents, measured side by side. */
class AgentClocksTest {

    private static final long AHEAD_NS = 5_000_000_000L;

    private final Address good = UUID.randomUUID();
    private final Address forgetful = UUID.randomUUID();
    private final Address hung = UUID.randomUUID();

    @Test
    void aRoundTripThatIsLostIsOneSampleLessAndWhoAnswersNothingIsLeftOut() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger askedHung = new AtomicInteger();
        AgentClocks clocks = new AgentClocks((agent, timeoutMs) -> {
            if (agent.equals(hung)) {
                askedHung.incrementAndGet();
                throw new IOException("no answer");
            }
            if (agent.equals(forgetful) && asked.getAndIncrement() % 2 == 0) {
                throw new IOException("no answer");
            }
            return System.nanoTime() + AHEAD_NS;
        });

        Map<Address, ClockDifference> measured = clocks.measure(List.of(good, forgetful, hung), 20);

        assertThat(measured.keySet()).containsExactlyInAnyOrder(good, forgetful);
        assertThat(measured.values())
                .allSatisfy(difference ->
                        assertThat(Math.abs(difference.ns() - AHEAD_NS)).isLessThanOrEqualTo(difference.errorNs() + 1));
        assertThat(askedHung).hasValueLessThan(20);
        assertThat(clocks.measure(List.of(), 20)).isEmpty();
    }

    @Test
    void whatAClockGainedIsItsDriftAndItsWallClockIsTranslatedByIt() {
        AgentState agent = new AgentState(3, 0);
        agent.address = Optional.of(good);
        assertThat(agent.drift(Map.of(good, new ClockDifference(1, 1)))).isEmpty();
        agent.offset = Optional.of(new ClockDifference(AHEAD_NS, 30));
        assertThat(agent.drift(Map.of(good, new ClockDifference(AHEAD_NS + 700, 40))))
                .contains(new InjectorClock(3, 40, 700));
        assertThat(agent.drift(Map.of())).isEmpty();

        assertThat(agent.wallAheadMs(0, 0)).isEmpty();
        // Asked 10 s ago, when its monotonic clock showed 8 s, and this one 3 s; its wall clock was 2 s ahead then.
        agent.said = Optional.of(new Wire.AgentReady(3, List.of(), 8_000_000_000L, 1_000_000 + 2_000));
        assertThat(agent.wallAheadMs(13_000_000_000L, 1_010_000)).hasValue(2_000);
    }
}
