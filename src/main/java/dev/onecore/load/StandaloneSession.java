package dev.onecore.load;

import dev.onecore.connect.ConnectOptions;
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
 * A trial without a conductor: for a server that already runs, and a simulation that asks no more than Gatling's own report and
 * the phases' runs. Its phases are run through, in one turn.
 */
public final class StandaloneSession implements TrialSession {
    /** How far ahead a begin is fixed: time to tell every user. */
    private static final Duration AHEAD = Duration.ofMillis(50);

    /** How long the first user of a phase waits for the last one. */
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(30);

    private final String label;
    private final URI uri;
    private final int connections;
    private final long seed;
    private final ConnectOptions connectOptions;
    private final Origin origin = Origin.now();
    private final AtomicInteger joined = new AtomicInteger();
    private final Map<String, PhaseBarrier> barriers = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<PhaseRun>> runs = new ConcurrentHashMap<>();
    private final FailureCauses failures = new FailureCauses();
    private final FailureCauses userFailures = new FailureCauses();

    /**
     * A trial that stands alone.
     *
     * @param uri the server's {@code ws://host:port}, without a path
     * @param connections users that the scenario injects; each phase begins when all are there
     */
    public StandaloneSession(String label, URI uri, int connections, long seed) {
        this(label, uri, connections, seed, ConnectOptions.PLAIN);
    }

    /** A session whose connections are opened in a way of their own. */
    public StandaloneSession(String label, URI uri, int connections, long seed, ConnectOptions connectOptions) {
        this.connectOptions = connectOptions;
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
    public void await(Phase phase, int turn, Executor loop, Consumer<PhaseRun> begin) {
        barrier(phase).arrive(loop, begin);
    }

    @Override
    public void done(Phase phase, int turn) {
        barrier(phase).done();
    }

    @Override
    public void fail(String reason) {
        failures.add(reason);
    }

    @Override
    public void userFailed(String reason) {
        userFailures.add(reason);
    }

    @Override
    public ConnectOptions connectOptions() {
        return connectOptions;
    }

    /** Completes with the run of a phase when all users are done with it. */
    public CompletableFuture<PhaseRun> finished(Phase phase) {
        return runs.computeIfAbsent(phase.name(), name -> new CompletableFuture<>());
    }

    /** What broke outside any phase, and why users could not work at all. */
    public List<String> failures() {
        List<String> all = new ArrayList<>(failures.lines((cause, times) -> cause));
        all.addAll(userFailures.lines((cause, users) -> users + " of " + connections + " users: " + cause));
        return all;
    }

    private PhaseBarrier barrier(Phase phase) {
        return barriers.computeIfAbsent(phase.name(), name -> {
            PhaseBarrier barrier = new PhaseBarrier(phase, connections, this::open, this::finish);
            CompletableFuture.delayedExecutor(JOIN_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .execute(() -> open(barrier));
            return barrier;
        });
    }

    private void open(PhaseBarrier barrier) {
        barrier.open(new PhaseRun(barrier.phase(), origin, System.nanoTime() + AHEAD.toNanos(), seed));
    }

    private void finish(PhaseBarrier barrier) {
        barrier.run().ifPresent(finished(barrier.phase())::complete);
    }
}
