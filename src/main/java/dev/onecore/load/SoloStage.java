package dev.onecore.load;

import dev.onecore.model.Origin;
import dev.onecore.model.Phase;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A stage without a conductor: for a server that already runs, and a simulation that asks no more than Gatling's own report and
 * the phases' runs.
 */
public final class SoloStage implements Stage {
    /** How far ahead a begin is fixed: time to tell every user. */
    private static final Duration AHEAD = Duration.ofMillis(50);

    /** How long the first user at a gate waits for the last one. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String label;
    private final URI uri;
    private final int connections;
    private final long seed;
    private final boolean admitsExtensions;
    private final Origin origin = Origin.now();
    private final AtomicInteger joined = new AtomicInteger();
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<PhaseRun>> runs = new ConcurrentHashMap<>();
    private final List<String> failures = new ArrayList<>();

    /**
     * A stage of its own.
     *
     * @param uri the server's {@code ws://host:port}, without a path
     * @param connections users that the scenario injects; each phase begins when all are there
     */
    public SoloStage(String label, URI uri, int connections, long seed) {
        this(label, uri, connections, seed, false);
    }

    /** The same, which admits WebSocket extensions or does not. */
    public SoloStage(String label, URI uri, int connections, long seed, boolean admitsExtensions) {
        this.admitsExtensions = admitsExtensions;
        this.label = label;
        this.uri = uri;
        this.connections = connections;
        this.seed = seed;
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public int connections() {
        return connections;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public int join() {
        return joined.getAndIncrement();
    }

    @Override
    public void await(Phase phase, Executor loop, Consumer<PhaseRun> begin) {
        gate(phase).arrive(loop, begin);
    }

    @Override
    public void done(Phase phase) {
        gate(phase).done();
    }

    @Override
    public void fail(String reason) {
        synchronized (failures) {
            failures.add(reason);
        }
    }

    @Override
    public boolean admitsExtensions() {
        return admitsExtensions;
    }

    /** Completes with the run of a phase when all users are done with it. */
    public CompletableFuture<PhaseRun> finished(Phase phase) {
        return runs.computeIfAbsent(phase.name(), name -> new CompletableFuture<>());
    }

    /** Why users could not work at all. */
    public List<String> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }

    private Gate gate(Phase phase) {
        return gates.computeIfAbsent(phase.name(), name -> {
            Gate gate = new Gate(phase, connections, this::open, this::finish);
            CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .execute(() -> open(gate));
            return gate;
        });
    }

    private void open(Gate gate) {
        gate.open(new PhaseRun(gate.phase(), origin, System.nanoTime() + AHEAD.toNanos(), seed));
    }

    private void finish(Gate gate) {
        gate.run().ifPresent(finished(gate.phase())::complete);
    }
}
