package dev.onecore.campaign;

import dev.onecore.connect.ConnectOptions;
import dev.onecore.host.ProcessLimits;
import dev.onecore.load.FailureCauses;
import dev.onecore.load.InjectorShare;
import dev.onecore.load.IntervalSink;
import dev.onecore.load.LiveLabels;
import dev.onecore.load.LiveMeter;
import dev.onecore.load.PhaseRun;
import dev.onecore.load.ScriptNotices;
import dev.onecore.load.TraceLog;
import dev.onecore.model.InjectorClock;
import dev.onecore.model.InjectorReason;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Reason;
import dev.onecore.model.ScriptNotice;
import dev.onecore.model.Traits;
import dev.onecore.model.Trial;
import dev.onecore.model.Verdict;
import dev.onecore.model.Workload;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One trial as its users see it, and what its phases left. Made with the plan, long before its server runs, since a simulation
 * is built whole before it starts.
 */
final class TrialRun implements SharedTrial, PhaseController.PhaseListener {

    private final Trial trial;
    private final long seed;
    private final boolean repeated;
    private final Injectors injectors;
    private final Map<Integer, String> lost = new TreeMap<>();
    private final AtomicInteger joined = new AtomicInteger();
    private final Map<TurnOrder.Place, PhaseController> phases = new ConcurrentHashMap<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final Map<String, PhaseTurns> turns = new LinkedHashMap<>();
    private final Map<String, WarmUpProgress> warmUps = new HashMap<>();
    private final Set<String> warm = ConcurrentHashMap.newKeySet();
    private final List<String> phaseFailures = new ArrayList<>();
    private final FailureCauses failures = new FailureCauses();
    private final FailureCauses userFailures = new FailureCauses();
    private final ScriptNotices notices = new ScriptNotices();
    private final Set<String> extensions = ConcurrentHashMap.newKeySet();
    private volatile ConnectOptions connectOptions = ConnectOptions.PLAIN;
    private volatile Traits traits = Traits.UNKNOWN;
    private volatile @Nullable TrialInstruments instruments;
    private volatile @Nullable TurnOrder order;
    private volatile LiveMeter meter = LiveMeter.NONE;
    private volatile Optional<TraceLog> trace = Optional.empty();
    private volatile List<InjectorClock> clocks = List.of();
    private volatile int target;
    private volatile boolean failed;

    /**
     * A trial that waits for its server.
     *
     * @param seed of the trial; the same for all targets of a round, so that they are asked the same
     * @param repeated whether it was run before, and spoiled
     * @param injectors those beside this process
     */
    TrialRun(Trial trial, long seed, boolean repeated, Injectors injectors) {
        this.injectors = injectors;
        this.lost.putAll(injectors.lost());
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

    /** The trial takes its turns with the others of its round, as the target of that number. */
    void takesTurns(TurnOrder common, int number) {
        target = number;
        order = common;
        if (failed) {
            common.leave(number);
        }
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
    @Override
    public boolean failed() {
        return failed;
    }

    @Override
    public Workload workload() {
        return trial.workload();
    }

    @Override
    public String folder() {
        return trial.folder();
    }

    @Override
    public boolean startedHere() {
        return trial.target().startedHere();
    }

    @Override
    public InjectorShare share() {
        return injectors.own();
    }

    @Override
    public void arrived(int injector, Phase phase, int turn, Consumer<PhaseRun> begin) {
        controller(phase, turn).arrived(injector, begin);
    }

    @Override
    public void harvested(int injector, Phase phase, int turn, Harvest harvest) {
        controller(phase, turn).harvested(injector, harvest);
    }

    @Override
    public void done(int injector, Phase phase, int turn, InjectorResult result) {
        controller(phase, turn).done(injector, result);
    }

    @Override
    public void lost(int injector, String why) {
        synchronized (lost) {
            if (lost.putIfAbsent(injector, why) != null) {
                return;
            }
        }
        switch (injectors.policy()) {
            case DEGRADE -> phases.values().forEach(controller -> controller.lost(injector));
            case ABORT -> {
                breakOff();
                phases.values().forEach(controller -> controller.lost(injector));
            }
        }
    }

    /** The injectors that were missing in the trial or a part of it, and how each was lost. */
    Map<Integer, String> lost() {
        synchronized (lost) {
            return Map.copyOf(lost);
        }
    }

    /** How the clocks of the others went is known. */
    void clocks(List<InjectorClock> measured) {
        clocks = measured;
    }

    /** How the clocks of the other injectors went, as far as it is known. */
    List<InjectorClock> clocks() {
        return clocks;
    }

    /** What makes the whole trial invalid: the load was to be whole, and an injector was lost. */
    List<Reason> invalid() {
        return switch (injectors.policy()) {
            case DEGRADE -> List.of();
            case ABORT ->
                new TreeMap<>(lost())
                        .entrySet().stream()
                                .<Reason>map(each -> new InjectorReason.InjectorLost(each.getKey(), each.getValue()))
                                .toList();
        };
    }

    @Override
    public URI uri() {
        return instruments()
                .wire()
                .map(wire -> wire.proxy().uri())
                .orElseGet(() -> instruments().monitor().uri());
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
        return share().user(joined.getAndIncrement());
    }

    @Override
    public Phase own(Phase planned) {
        return trial.workload().phase(planned.name()).orElse(planned);
    }

    @Override
    public void await(Phase phase, int turn, Executor loop, Consumer<PhaseRun> begin) {
        controller(phase, turn).await(loop, begin);
    }

    @Override
    public void done(Phase phase, int turn) {
        controller(phase, turn).done();
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
        injectors.broken(this);
        TurnOrder common = order;
        if (common != null) {
            common.leave(target);
        }
    }

    @Override
    public ConnectOptions connectOptions() {
        return connectOptions;
    }

    @Override
    public void negotiated(String negotiated) {
        extensions.add(negotiated);
    }

    /** What is measured is told there, too, while it is, and frames of the first user where they are wanted. */
    void tellTo(LiveMeter other, Optional<TraceLog> frames) {
        meter = other;
        trace = frames;
    }

    @Override
    public Optional<TraceLog> trace(int user) {
        return user == 0 ? trace : Optional.empty();
    }

    @Override
    public Runnable opened(boolean extended) {
        LiveMeter told = meter;
        LiveLabels labels = labels("");
        told.connections(labels, 1);
        return () -> told.connections(labels, -1);
    }

    /** What the log of a phase hears, beside the log. */
    IntervalSink told(Phase phase) {
        return meter.intervals(labels(phase.name()));
    }

    private LiveLabels labels(String phase) {
        return LiveLabels.ofPhase(trial.target().name(), trial.workload().name(), phase);
    }

    @Override
    public void noted(String sentence) {
        notices.noted(sentence);
    }

    @Override
    public void counted(String name) {
        notices.counted(name);
    }

    @Override
    public void unmatched(String quoted) {
        notices.unmatched(quoted);
    }

    /** What the script counted, and what it does not know. */
    List<ScriptNotice> notices() {
        return notices.all();
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
        synchronized (turns) {
            return turns.values().stream().map(PhaseTurns::summary).toList();
        }
    }

    /** The sums of their series, one for each of {@link #summaries}. */
    List<PhaseSeries> series() {
        synchronized (turns) {
            return turns.values().stream().map(PhaseTurns::series).toList();
        }
    }

    /** The turns of a phase that the machine spoiled, by their numbers. */
    Set<Integer> spoiledTurns(Phase phase) {
        synchronized (turns) {
            return turnsOf(phase).spoiled();
        }
    }

    /** The turns of these numbers enter no figure. */
    void dropTurns(Phase phase, Set<Integer> numbers) {
        synchronized (turns) {
            turnsOf(phase).drop(numbers);
        }
    }

    private PhaseTurns turnsOf(Phase phase) {
        return turns.getOrDefault(phase.name(), new PhaseTurns(phase));
    }

    /** The largest share of the core, in percent, that the server used while others were loaded; empty where none were. */
    OptionalDouble idlePercent() {
        synchronized (turns) {
            return turns.values().stream()
                    .map(PhaseTurns::idlePercent)
                    .flatMapToDouble(OptionalDouble::stream)
                    .max();
        }
    }

    /** Ends the phase that runs, if it has lasted long enough for that to be of use; returns whether it does. */
    boolean endEarly() {
        return !failed
                && phases.values().stream().filter(PhaseController::endEarly).count() > 0;
    }

    /** Whether no phase will begin any more, and none is under way. */
    @Override
    public boolean over() {
        return failed || ended.get() >= planned();
    }

    private int planned() {
        return trial.workload().phases().stream().mapToInt(Phase::turns).sum();
    }

    /** The trial was judged and written to disk: its memory is released. */
    void release() {
        synchronized (turns) {
            turns.clear();
        }
        phases.values().forEach(PhaseController::release);
    }

    /** What broke anywhere: outside the phases first, then in them. */
    List<String> allFailures() {
        List<String> outside = failures();
        List<String> all = new ArrayList<>(outside);
        synchronized (turns) {
            all.addAll(phaseFailures);
        }
        return outside.isEmpty() ? withConsequence(all) : all;
    }

    @Override
    public void judged(TurnResult result) {
        PhaseSummary summary = result.summary();
        Phase phase = summary.phase();
        synchronized (turns) {
            turns.computeIfAbsent(phase.name(), name -> new PhaseTurns(phase)).add(result);
            result.failures().forEach(failure -> phaseFailures.add(phase.name() + ": " + failure));
        }
        if (summary.verdict().outcome() == Verdict.Outcome.FAILED) {
            breakOff();
        }
        if (phase.measured()
                && phase.load().operation() == Load.Operation.CONNECTION
                && !phase.load().endsWithItsLastOperation()) {
            ProcessLimits.inTimeWait()
                    .ifPresent(closed -> noted(String.format(
                            Locale.ROOT,
                            "%,d connections of this machine that were closed kept their ports (TIME_WAIT) at the end of %s",
                            closed,
                            phase.name())));
        }
        if (phase.alternates() && !phase.measured()) {
            WarmUpProgress progress = warmUps.computeIfAbsent(phase.name(), name -> new WarmUpProgress());
            progress.add(summary, instruments().monitor().jitMs());
            if (progress.warm()) {
                warm.add(phase.name());
                phases.forEach((place, controller) -> {
                    if (place.phase().equals(phase.name()) && place.turn() > result.turn()) {
                        controller.leaveOut();
                    }
                });
            }
        }
    }

    @Override
    public void over(Phase phase, int turn) {
        ended.incrementAndGet();
        TurnOrder common = order;
        if (common != null) {
            common.finished(new TurnOrder.Place(target, phase.name(), turn));
        }
    }

    private PhaseController controller(Phase phase, int turn) {
        TurnOrder.Place place = new TurnOrder.Place(target, phase.name(), turn);
        PhaseController controller = phases.computeIfAbsent(
                place,
                at -> new PhaseController(
                        phase, turn, parties(), phaseSeed(phase, turn), instruments(), begin -> take(at, begin), this));
        if (failed) {
            controller.cancel();
        } else if (warm.contains(phase.name())) {
            controller.leaveOut();
        }
        return controller;
    }

    private PhaseParties parties() {
        Set<Integer> others = new TreeSet<>(injectors.others());
        others.removeAll(lost().keySet());
        return new PhaseParties(share(), connections(), others, injectors.ahead());
    }

    private void take(TurnOrder.Place place, Runnable begin) {
        TurnOrder common = order;
        if (common == null) {
            begin.run();
        } else {
            common.ready(place, begin);
        }
    }

    private TrialInstruments instruments() {
        TrialInstruments current = instruments;
        if (current == null) {
            throw new IllegalStateException(label() + " has no server");
        }
        return current;
    }

    private long phaseSeed(Phase phase, int turn) {
        long ofPhase = seed * 31 + phase.name().hashCode();
        return turn == 1 ? ofPhase : ofPhase * 31 + turn;
    }
}
