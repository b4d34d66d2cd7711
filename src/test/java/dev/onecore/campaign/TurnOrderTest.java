package dev.onecore.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TurnOrderTest {
    private static final Load LOOP = new Load.EchoLoop(2, 1, 24);
    private static final Workload WORKLOAD = new Workload(
            "echo",
            "Echo",
            "loop",
            Metric.THROUGHPUT,
            List.of(
                    Phase.warmUp(LOOP, Duration.ofSeconds(1)),
                    Phase.measured("loop", "loop", LOOP, Duration.ofSeconds(8)).inTurns(8)));

    private final VirtualTime time = new VirtualTime();
    private final List<TurnOrder.Place> absent = new ArrayList<>();
    private final List<TurnOrder.Place> begun = new ArrayList<>();
    private final TurnOrder order = TurnOrder.of(WORKLOAD, 3, new SplittableRandom(7), time, absent::add);

    private TurnOrder.Place place(int target, String phase, int turn) {
        TurnOrder.Place place = new TurnOrder.Place(target, phase, turn);
        order.ready(place, () -> begun.add(place));
        return place;
    }

    private void everyoneIsReady() {
        for (Phase phase : WORKLOAD.phases()) {
            for (int turn = 1; turn <= phase.turns(); turn++) {
                for (int target = 0; target < 3; target++) {
                    place(target, phase.name(), turn);
                }
            }
        }
    }

    @Test
    void oneServerIsUnderLoadAtATimeAndEachOnceATurnInAnOrderDrawnAnew() {
        everyoneIsReady();
        while (begun.size() < 27) {
            int before = begun.size();
            assertThat(before).isPositive();
            order.finished(begun.get(before - 1));
            assertThat(begun).hasSize(before + 1);
        }
        Set<List<Integer>> orders = new HashSet<>();
        for (int turn = 0; turn < 9; turn++) {
            List<TurnOrder.Place> neighbours = begun.subList(3 * turn, 3 * turn + 3);
            assertThat(neighbours).extracting(TurnOrder.Place::target).containsExactlyInAnyOrder(0, 1, 2);
            assertThat(neighbours).extracting(TurnOrder.Place::turn).containsOnly(turn == 0 ? 1 : turn);
            orders.add(neighbours.stream().map(TurnOrder.Place::target).toList());
        }
        assertThat(orders).hasSizeGreaterThan(2);
    }

    @Test
    void targetWhoseTrialBrokeIsPassedOverOnceItsTurnIsOver() {
        everyoneIsReady();
        TurnOrder.Place running = begun.get(0);
        order.leave(running.target());
        time.settle();
        assertThat(begun).hasSize(1);

        order.finished(running);
        while (begun.size() < 19) {
            order.finished(begun.get(begun.size() - 1));
        }
        assertThat(begun.subList(1, 19)).extracting(TurnOrder.Place::target).doesNotContain(running.target());
    }

    @Test
    void targetWhoseUsersNeverComeIsToldAndPassedOver() {
        for (int target = 0; target < 2; target++) {
            order.finished(place(target, Phase.WARM_UP, 1));
            place(target, "loop", 1);
        }
        time.pass(TurnOrder.ABSENCE_TIMEOUT.toNanos() - 1);
        assertThat(absent).isEmpty();

        time.pass(1);
        assertThat(absent).containsExactly(new TurnOrder.Place(2, Phase.WARM_UP, 1));
        order.finished(begun.get(begun.size() - 1));
        assertThat(begun).extracting(TurnOrder.Place::phase).endsWith("loop", "loop");
    }
}
