package dev.onecore.campaign;

import dev.onecore.connect.ConnectOptions;
import dev.onecore.load.FailureCauses;
import dev.onecore.load.PhaseRun;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Traits;
import dev.onecore.model.Trial;
import dev.onecore.model.Verdict;
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
 * One trial as its users see it, and what its phases left. Made with the plan, long before its server runs, since a simulation
 * is built whole before it starts.
 */
final class TrialRun implements TrialSession, PhaseController.PhaseListener {

    private final Trial trial;
    private final long seed;
    private final boolean repeated;
    private final AtomicInteger joined = new AtomicInteger();
    private final Map<String, PhaseController> phases = new ConcurrentHashMap<>();
    private final List<PhaseSummary> summaries = new ArrayList<>();
    private final List<PhaseSeries> series = new ArrayList<>();
    private final List<String> phaseFailures = new ArrayList<>();
    private final FailureCauses failures = new FailureCauses();
    private final FailureCauses userFailures = new FailureCauses();
    private final Set<String> extensions = ConcurrentHashMap.newKeySet();
    private volatile ConnectOptions connectOptions = ConnectOptions.PLAIN;
    private volatile Traits traits = Traits.UNKNOWN;
    private volatile @Nullable TrialInstruments instruments;
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
    void ready(TrialInstruments instruments, Traits found, ConnectOptions options) {
        traits = found;
        connectOptions = options;
        this.instruments = instruments;
    }

    /** What the server was found to be like, before the campaign and by this trial's handshakes. */
    Traits traits() {
        return traits.under(extensions.stream().sorted().toList());
    }

    /** Whether something broke, so that there is nothing left to do but to end: one failed phase fails the trial. */
    boolean failed() {
        return failed;
    }

    @Override
    public URI uri() {
        return instruments().monitor().uri();
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
        controller(phase).await(loop, begin);
    }

    @Override
    public void done(Phase phase) {
        controller(phase).done();
    }

    /** Breaks the trial: the phase that runs is cancelled, those that would follow are skipped. */
    @Override
    public void fail(String reason) {
        failures.add(reason);
        breakOff();
    }

    /** Breaks the trial as {@link #fail} does: without one of its users it is not the load that was asked for. */
    @Override
    public void userFailed(String reason) {
        userFailures.add(reason);
        breakOff();
    }

    private void breakOff() {
        failed = true;
        phases.values().forEach(PhaseController::cancel);
    }

    @Override
    public ConnectOptions connectOptions() {
        return connectOptions;
    }

    @Override
    public void negotiated(String negotiated) {
        extensions.add(negotiated);
    }

    /** What broke outside any phase, each cause once; the first says what followed from it. */
    List<String> failures() {
        List<String> all = new ArrayList<>(failures.lines((cause, times) -> cause));
        all.addAll(userFailures.lines((cause, users) -> users + " of " + connections() + " users: " + cause));
        return withConsequence(all);
    }

    /** The list, whose first entry also tells which phases were left out because of it. */
    private List<String> withConsequence(List<String> causes) {
        int planned = trial.workload().phases().size();
        int leftOut = planned - summaries().size();
        if (causes.isEmpty() || leftOut <= 0) {
            return causes;
        }
        String consequence = leftOut == planned
                ? "; no phase was run"
                : leftOut == 1
                        ? "; the phase after it was left out"
                        : "; the " + leftOut + " phases after it were left out";
        List<String> told = new ArrayList<>(causes);
        told.set(0, causes.get(0) + consequence);
        return told;
    }

    /** What the phases came to, in order. */
    List<PhaseSummary> summaries() {
        synchronized (summaries) {
            return List.copyOf(summaries);
        }
    }

    /** The sums of their series, one for each of {@link #summaries}. */
    List<PhaseSeries> series() {
        synchronized (summaries) {
            return List.copyOf(series);
        }
    }

    /** The trial was judged and written to disk: its memory is released. */
    void release() {
        synchronized (summaries) {
            summaries.clear();
            series.clear();
        }
        phases.values().forEach(PhaseController::release);
    }

    /** What broke anywhere: outside the phases first, then in them. */
    List<String> allFailures() {
        List<String> outside = failures();
        List<String> all = new ArrayList<>(outside);
        synchronized (summaries) {
            all.addAll(phaseFailures);
        }
        return outside.isEmpty() ? withConsequence(all) : all;
    }

    @Override
    public void judged(PhaseSummary summary, PhaseSeries sums, List<String> broken) {
        synchronized (summaries) {
            summaries.add(summary);
            series.add(sums);
            broken.forEach(failure -> phaseFailures.add(summary.phase().name() + ": " + failure));
        }
        if (summary.verdict().outcome() == Verdict.Outcome.FAILED) {
            breakOff();
        }
    }

    private PhaseController controller(Phase phase) {
        PhaseController controller = phases.computeIfAbsent(
                phase.name(), name -> new PhaseController(phase, connections(), phaseSeed(phase), instruments(), this));
        if (failed) {
            controller.cancel();
        }
        return controller;
    }

    private TrialInstruments instruments() {
        TrialInstruments current = instruments;
        if (current == null) {
            throw new IllegalStateException(label() + " has no server");
        }
        return current;
    }

    private long phaseSeed(Phase phase) {
        return seed * 31 + phase.name().hashCode();
    }
}
