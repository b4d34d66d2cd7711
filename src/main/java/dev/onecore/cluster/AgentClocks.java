package dev.onecore.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jgroups.Address;

/**
 * Measures how far the clocks of agents are ahead of this process's, several side by side: one after another a hundred would take
 * longer than they wait. A round trip that gets lost is one sample less.
 */
final class AgentClocks {

    /** Where a clock is asked. */
    interface ClockCall {

        /**
         * What the agent's clock shows now.
         *
         * @throws IOException when it does not answer within {@code timeoutMs}
         */
        long ask(Address agent, long timeoutMs) throws IOException;
    }

    /** More at once would wait for each other, which makes round trips longer than they are. */
    private static final int TOGETHER = 8;

    private static final long ROUND_TRIP_MS = 1_000;

    /** An agent that misses so many in a row answers nothing. */
    private static final int MISSED = 2;

    /** What one agent may take in all. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ClockCall call;

    AgentClocks(ClockCall call) {
        this.call = call;
    }

    /** The difference of each agent that answers, from so many round trips or as many as there is time for. */
    Map<Address, ClockDifference> measure(Collection<Address> agents, int roundTrips) {
        if (agents.isEmpty()) {
            return Map.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(TOGETHER, agents.size()), task -> {
            Thread thread = new Thread(task, "onecore-clocks");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Map<Address, CompletableFuture<Optional<ClockDifference>>> asked = new LinkedHashMap<>();
            agents.forEach(agent ->
                    asked.put(agent, CompletableFuture.supplyAsync(() -> measure(agent, roundTrips), threads)));
            Map<Address, ClockDifference> measured = new LinkedHashMap<>();
            asked.forEach((agent, difference) -> difference.join().ifPresent(known -> measured.put(agent, known)));
            return measured;
        } finally {
            threads.shutdownNow();
        }
    }

    private Optional<ClockDifference> measure(Address agent, int roundTrips) {
        long deadlineNs = System.nanoTime() + TIMEOUT.toNanos();
        Optional<ClockDifference> best = Optional.empty();
        int missed = 0;
        for (int i = 0; i < roundTrips && missed < MISSED && System.nanoTime() - deadlineNs < 0; i++) {
            try {
                ClockDifference next = ClockDifference.of(() -> call.ask(agent, ROUND_TRIP_MS), System::nanoTime);
                missed = 0;
                if (best.isEmpty() || next.errorNs() < best.get().errorNs()) {
                    best = Optional.of(next);
                }
            } catch (IOException noAnswer) {
                missed++;
            }
        }
        return best;
    }
}
