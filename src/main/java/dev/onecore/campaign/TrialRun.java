package dev.onecore.campaign;

import dev.onecore.load.Approach;
import dev.onecore.load.Gate;
import dev.onecore.load.PhaseRun;
import dev.onecore.load.Stage;
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
final class TrialRun implements Stage {

    private static final int KEPT_FAILURES = 20;

    private final Trial trial;
    private final long seed;
    private final boolean repeated;
    private final AtomicInteger joined = new AtomicInteger();
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final List<PhaseResult> results = new ArrayList<>();
    private final List<String> phaseFailures = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final Origin planned = Origin.now();
    private final Set<String> extensions = ConcurrentHashMap.newKeySet();
    private volatile Approach approach = Approach.PLAIN;
    private volatile Traits traits = Traits.UNKNOWN;
    private volatile @Nullable PhaseLead lead;
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
    void ready(PhaseLead led, Traits found, Approach way) {
        traits = found;
        approach = way;
        lead = led;
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
        PhaseLead led = lead;
        if (led == null) {
            throw new IllegalStateException(label() + " has no server");
        }
        return led.uri();
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
        gate(phase).arrive(loop, begin);
    }

    @Override
    public void done(Phase phase) {
        gate(phase).done();
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
    public Approach approach() {
        return approach;
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
        gates.values().forEach(gate -> gate.run().ifPresent(PhaseRun::release));
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

    private Gate gate(Phase phase) {
        return gates.computeIfAbsent(phase.name(), name -> {
            PhaseLead led = lead;
            if (led == null) {
                throw new IllegalStateException(label() + " has no server, so no phase can begin");
            }
            Gate gate = new Gate(phase, connections(), full -> led.soon(() -> begin(full, led)), led::finished);
            led.whenLate(() -> begin(gate, led));
            return gate;
        });
    }

    /** Called on the conductor's clock when all users are at the gate, or have been waited for long enough. */
    private void begin(Gate gate, PhaseLead led) {
        if (gate.run().isPresent()) {
            return;
        }
        if (failed) {
            PhaseRun empty = new PhaseRun(gate.phase(), planned, System.nanoTime(), seed);
            empty.cancel();
            gate.open(empty);
            return;
        }
        PhaseRun run = led.begin(gate, phaseSeed(gate.phase()), this::keep);
        current = run;
        if (failed) {
            run.cancel();
        }
    }

    private long phaseSeed(Phase phase) {
        return seed * 31 + phase.name().hashCode();
    }
}
