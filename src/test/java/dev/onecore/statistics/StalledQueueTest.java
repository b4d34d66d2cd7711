package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StalledQueueTest {
    private static final long MS = 1_000_000;

    /** Computed by hand: arrivals at 0, 10, 20 … 60 ms, 4 ms each, stalled from 12 to 35 ms. */
    @Test
    void eachMessageWaitsForTheStallAndForThoseBeforeIt() {
        StalledQueue queue = new StalledQueue(List.of(new Stall(12 * MS, 35 * MS)), 70 * MS, 100, 4 * MS);
        assertThat(queue.latenciesNs()).containsExactly(4 * MS, 27 * MS, 21 * MS, 15 * MS, 9 * MS, 4 * MS, 4 * MS);
        assertThat(queue.latencyNs(0)).isEqualTo(4 * MS);
        assertThat(queue.latencyNs(4.0 / 7)).isEqualTo(9 * MS);
        assertThat(queue.latencyNs(0.99)).isEqualTo(27 * MS);
    }

    @Test
    void aMessageThatComesAsTheStallBeginsWaitsAndOneThatLeavesThenDoesNot() {
        StalledQueue queue = new StalledQueue(List.of(new Stall(10 * MS, 13 * MS)), 20 * MS, 100, 0);
        assertThat(queue.latenciesNs()).containsExactly(0, 3 * MS);
        StalledQueue leaving = new StalledQueue(List.of(new Stall(4 * MS, 9 * MS)), 20 * MS, 100, 4 * MS);
        assertThat(leaving.latenciesNs()).containsExactly(4 * MS, 4 * MS);
    }

    @Test
    void stallsThatOverlapOrBeganBeforeCountOnce() {
        StalledQueue apart = new StalledQueue(List.of(new Stall(-5 * MS, 30 * MS)), 50 * MS, 100, MS);
        StalledQueue over = new StalledQueue(
                List.of(new Stall(10 * MS, 30 * MS), new Stall(-5 * MS, 12 * MS), new Stall(11 * MS, 20 * MS)),
                50 * MS,
                100,
                MS);
        assertThat(over.latenciesNs()).isEqualTo(apart.latenciesNs());
        assertThat(apart.latenciesNs()).containsExactly(31 * MS, 22 * MS, 13 * MS, 4 * MS, MS);
    }

    @Test
    void twoStallsInOneServiceAreBothWaitedFor() {
        StalledQueue queue =
                new StalledQueue(List.of(new Stall(MS, 2 * MS), new Stall(3 * MS, 5 * MS)), 10 * MS, 100, 4 * MS);
        assertThat(queue.latenciesNs()).containsExactly(7 * MS);
    }

    @Test
    void regularStallsFollowTheFormula() {
        StallModel model = StallModel.regular(6, 200 * MS, 60_000 * MS, 2_000, 50_000);
        List<Stall> stalls = new ArrayList<>();
        for (long beginNs = 5_000 * MS; beginNs < model.windowNs(); beginNs += 10_000 * MS) {
            stalls.add(new Stall(beginNs, beginNs + 200 * MS));
        }
        StalledQueue queue = new StalledQueue(stalls, model.windowNs(), 2_000, 50_000);
        for (double q : new double[] {0.5, 0.985, 0.99, 0.995, 0.999}) {
            assertThat(queue.latencyNs(q)).as("latency(%s)", q).isCloseTo(model.latencyNs(q), within(MS / 2.0));
        }
    }

    @Test
    void theWayIsAddedToEachMessage() {
        StalledQueue queue = new StalledQueue(List.of(), 40 * MS, 100, MS);
        long[] wayNs = {0};
        assertThat(queue.latencyNs(1, () -> wayNs[0] += MS)).isEqualTo(5 * MS);
        assertThat(queue.latencyNs(0.5)).isEqualTo(MS);
    }

    @Test
    void whatIsNoQueueIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new StalledQueue(List.of(), 0, 100, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new StalledQueue(List.of(), MS, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new StalledQueue(List.of(), MS, 100, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new StalledQueue(List.of(), MS, 2_000, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Stall(5, 5));
    }
}
