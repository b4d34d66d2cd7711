package dev.onecore.campaign;

import dev.onecore.load.ConnectOptions;
import dev.onecore.load.PhaseBarrier;
import dev.onecore.load.PhaseRun;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Origin;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseResult;
import dev.onecore.model.Traits;
import dev.onecore.model.Trial;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One trial as it happens: its users meet at the gate of each phase, and what the phases leave is kept here. Made with the plan,
 * long before its server runs, since a simulation is built whole before it starts.
 */
final class TrialRun implements TrialSession {

    private static final int KEPT_FAILURES = 20;

    private final Trial trial;
    private final long seed;
    private final boolean repeated;
    private final AtomicInteger joined = new AtomicInteger();
    private final Map<String, PhaseBarrier> barriers = new ConcurrentHashMap<>();
    private final List<PhaseResult> results = new ArrayList<>();
    private final List<String> phaseFailures = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final Origin planned = Origin.now();
    private final Set<String> extensions = ConcurrentHashMap.newKeySet();
    private volatile ConnectOptions connectOptions = ConnectOptions.PLAIN;
    private volatile Traits traits = Traits.UNKNOWN;
    private volatile @Nullable PhaseController controller;
    private volatile @Nullable PhaseRun current;
    private volatile boolean failed;

    /**
     * A trial that waits for its server.
     *
     * @param seed of the trial; the same for all targets of a round, so that they are asked the same
     * @param repeated whether it was run before, and spoiled
     */
    TrialRun(Trial trial, long seed, boolean repeated) {
        this.trial = trial;
        this.seed = seed;
        this.repeated = repeated;
    }

    boolean repeated() {
        return repeated;
    }

    Trial trial() {
        return trial;
    }

    /** The server is ready, and was found to be so before the campaign: phases may begin. */
    void ready(PhaseController controller, Traits found, ConnectOptions way) {
        traits = found;
        connectOptions = way;
        this.controller = controller;
    }

    /** What the server was found to be like, before the campaign and by this trial's handshakes. */
    Traits traits() {
        return traits.under(extensions.stream().sorted().toList());
    }

    /** Whether something broke outside any phase, so that there is nothing left to do but to end. */
    boolean failed() {
        return failed;
    }

    @Override
    public URI uri() {
        PhaseController controller = this.controller;
        if (controller == null) {
            throw new IllegalStateException(label() + " has no server");
        }
        return controller.uri();
    }

    @Override
    public int connections() {
        return trial.workload().connections();
    }

    @Override
    public String label() {
        return trial.workload().name() + " " + trial.target().name();
    }

    @Override
    public int join() {
        return joined.getAndIncrement();
    }

    @Override
    public void await(Phase phase, Executor loop, Consumer<PhaseRun> begin) {
        barrier(phase).arrive(loop, begin);
    }

    @Override
    public void done(Phase phase) {
        barrier(phase).done();
    }

    /** Breaks the trial: the phase that runs is cancelled, those that would follow are empty. */
    @Override
    public void fail(String reason) {
        synchronized (failures) {
            if (failures.size() < KEPT_FAILURES && !failures.contains(reason)) {
                failures.add(reason);
            }
        }
        failed = true;
        PhaseRun running = current;
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public ConnectOptions connectOptions() {
        return connectOptions;
    }

    @Override
    public boolean admitsExtensions() {
        return traits.compresses();
    }

    @Override
    public void negotiated(String negotiated) {
        extensions.add(negotiated);
    }

    List<String> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }

    List<PhaseResult> results() {
        synchronized (results) {
            return List.copyOf(results);
        }
    }

    /** The trial was judged and written down: what it took of memory is given back. */
    void release() {
        synchronized (results) {
            results.clear();
        }
        barriers.values().forEach(barrier -> barrier.run().ifPresent(PhaseRun::release));
    }

    /** What broke anywhere: outside the phases first, then in them. */
    List<String> allFailures() {
        List<String> all = new ArrayList<>(failures());
        synchronized (results) {
            all.addAll(phaseFailures);
        }
        return all;
    }

    private void keep(PhaseResult result, List<String> broken) {
        synchronized (results) {
            results.add(result);
            broken.forEach(failure -> phaseFailures.add(result.phase().name() + ": " + failure));
        }
    }

    private PhaseBarrier barrier(Phase phase) {
        return barriers.computeIfAbsent(phase.name(), name -> {
            PhaseController controller = this.controller;
            if (controller == null) {
                throw new IllegalStateException(label() + " has no server, so no phase can begin");
            }
            PhaseBarrier barrier = new PhaseBarrier(
                    phase, connections(), full -> controller.soon(() -> begin(full, controller)), controller::finished);
            controller.whenLate(() -> begin(barrier, controller));
            return barrier;
        });
    }

    /** Called on the conductor's clock when all users are at the gate, or have been waited for long enough. */
    private void begin(PhaseBarrier barrier, PhaseController controller) {
        if (barrier.run().isPresent()) {
            return;
        }
        if (failed) {
            PhaseRun empty = new PhaseRun(barrier.phase(), planned, System.nanoTime(), seed);
            empty.cancel();
            barrier.open(empty);
            return;
        }
        PhaseRun run = controller.begin(barrier, phaseSeed(barrier.phase()), this::keep);
        current = run;
        if (failed) {
            run.cancel();
        }
    }

    private long phaseSeed(Phase phase) {
        return seed * 31 + phase.name().hashCode();
    }
}
