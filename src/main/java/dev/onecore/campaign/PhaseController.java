package dev.onecore.campaign;

import dev.onecore.load.PhaseBarrier;
import dev.onecore.load.PhaseRun;
import dev.onecore.model.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One phase of a trial, or one turn of it, from its first user's arrival to its verdict.
 *
 * <pre>
 *   WAITING --- all users are there, ---&gt; READY --- its place in the ---&gt; RUNNING --- planned end ---&gt; DRAINING
 *      |        or the join time-out        |        order has come          |                            |
 *      |                                    |                                | all users are done         | all users are
 *      |  the trial broke before, or the    |                                |                            | done, or the
 *      v  server is warm already            v                                v                            v drain time-out
 *   SKIPPED &lt;-------------------------------+                              JUDGED &lt;-----------------------+
 * </pre>
 *
 * <p>{@link #cancel} while WAITING makes the phase SKIPPED when its users are there, and while READY at once: they are told of a
 * run that is over, and nothing is kept of it. While RUNNING or DRAINING it asks the users to stop; the state changes when they are done. A user that
 * arrives after the join time-out is told of the run at once; one that is done after the drain time-out changes nothing.
 *
 * <p>Users, on their event loops, call {@link #await} and {@link #done}, and any thread may call {@link #cancel}. All else happens
 * on the instruments' executor, which has one thread.
 */
final class PhaseController {

    /** How far ahead a begin is fixed: time to tell every user. */
    static final Duration AHEAD = Duration.ofMillis(50);

    /** How far ahead the begin of a turn after the first is fixed: its users have just been at work. */
    static final Duration AHEAD_OF_TURN = Duration.ofMillis(10);

    /** How long the first user waits for the last one. */
    static final Duration JOIN_TIMEOUT = Duration.ofSeconds(20);

    /** How long after {@link PhaseRun#drainEndNs} users may still be busy, who should have ended by themselves by then. */
    static final Duration BUSY_TIMEOUT = Duration.ofSeconds(15);

    /** A phase that has lasted so long is kept when the run is interrupted. */
    static final Duration WORTH_KEEPING = Duration.ofMinutes(1);

    private static final long INTERVAL_NS = 100_000_000;

    /** Where a phase is; see the diagram. */
    enum PhaseState {
        WAITING,
        READY,
        RUNNING,
        DRAINING,
        JUDGED,
        SKIPPED
    }

    /** Hears how a phase ends, on the executor's thread. */
    interface PhaseListener {

        /** A phase or a turn was judged. */
        void judged(TurnResult result);

        /** A phase or a turn was not run, or is over: the next may come. */
        void over(Phase phase, int turn);

        /** Something on the way to the phase's end broke; in words. */
        void fail(String reason);
    }

    private final PhaseBarrier barrier;
    private final int turn;
    private final PhaseParties parties;
    private final long seed;
    private final TrialInstruments instruments;
    private final Consumer<Runnable> order;
    private final PhaseListener listener;
    private final List<Future<?>> timers = new ArrayList<>();
    private PhaseState state = PhaseState.WAITING;
    private @Nullable PhaseMeasurement measurement;
    private boolean pinsProven;
    private volatile boolean cancelled;
    private volatile boolean leftOut;

    /**
     * A phase that waits for its users from now on, until the join time-out.
     *
     * @param turn of the phase, from 1
     * @param parties who arrive, each of whom will be done or lost
     * @param seed of all that is random in the phase
     * @param order takes what begins the phase, and calls it on the executor's thread when its place has come
     */
    PhaseController(
            Phase phase,
            int turn,
            PhaseParties parties,
            long seed,
            TrialInstruments instruments,
            Consumer<Runnable> order,
            PhaseListener listener) {
        this.barrier =
                new PhaseBarrier(phase, parties.size(), full -> soon(this::ready), finished -> soon(this::allDone));
        this.turn = turn;
        this.parties = parties;
        this.seed = seed;
        this.instruments = instruments;
        this.order = order;
        this.listener = listener;
        soon(() -> after(JOIN_TIMEOUT.toNanos(), this::ready));
    }

    /** A user is ready; {@code begin} is called on its {@code loop} when the phase's begin is known. */
    void await(Executor loop, Consumer<PhaseRun> begin) {
        barrier.arrive(loop, begin);
    }

    /** A user has nothing outstanding any more. */
    void done() {
        barrier.done();
    }

    /** Another injector's users are ready. */
    void arrived(int injector, Consumer<PhaseRun> begin) {
        if (parties.arrived(injector)) {
            barrier.arrive(Runnable::run, begin);
        }
    }

    /** Another injector recorded something. */
    void harvested(int injector, SharedTrial.Harvest harvest) {
        soon(() -> {
            if (measurement != null) {
                measurement.harvested(injector, harvest);
            }
        });
    }

    /** Another injector's users have nothing outstanding any more. */
    void done(int injector, InjectorResult result) {
        soon(() -> {
            if (measurement != null) {
                measurement.done(injector, result);
            }
        });
        if (parties.done(injector)) {
            barrier.done();
        }
    }

    /** Another injector will not be heard of any more: it is waited for no longer, and what it sent stays. */
    void lost(int injector) {
        if (parties.arrived(injector)) {
            barrier.arrive(Runnable::run, run -> {});
        }
        if (parties.done(injector)) {
            barrier.done();
        }
    }

    /** Lets the phase be skipped, or end early. */
    void cancel() {
        cancelled = true;
        barrier.run().ifPresent(PhaseRun::cancel);
        soon(this::skipIfReady);
    }

    /**
     * Ends the phase now, if it is run through and so long under way that what it has measured says something.
     *
     * @return whether it does
     */
    boolean endEarly() {
        long nowNs = nowNs();
        Optional<PhaseRun> early = barrier.run()
                .filter(run -> phase().measured()
                        && !phase().alternates()
                        && !phase().load().endsWithItsLastOperation()
                        && !cancelled
                        && nowNs - run.beginNs() >= WORTH_KEEPING.toNanos());
        early.ifPresent(run -> run.endEarly(nowNs));
        return early.isPresent();
    }

    /** Lets the phase be skipped, since no more of it is needed. To be called before its users are there. */
    void leaveOut() {
        leftOut = true;
        cancelled = true;
    }

    /** Releases what the phase holds in memory, once it was judged. */
    void release() {
        barrier.run().ifPresent(PhaseRun::release);
    }

    /** For the executor's thread. */
    PhaseState state() {
        return state;
    }

    private void ready() {
        if (state != PhaseState.WAITING) {
            return;
        }
        cancelTimers();
        state = PhaseState.READY;
        if (cancelled) {
            skip();
        } else {
            order.accept(this::begin);
        }
    }

    private void skipIfReady() {
        if (state == PhaseState.READY) {
            skip();
        }
    }

    private void begin() {
        if (state != PhaseState.READY) {
            return;
        }
        if (cancelled) {
            skip();
            return;
        }
        try {
            run();
        } catch (RuntimeException e) {
            // Users who wait for ever would be worse than a phase that is missing.
            broken(e);
            skip();
        }
    }

    private void run() {
        state = PhaseState.RUNNING;
        HeapsLeft heaps = turn == 1 && phase().load().growsTo().isPresent()
                ? HeapsLeft.collected(instruments.monitor())
                : HeapsLeft.UNKNOWN;
        if (turn == 1) {
            instruments.monitor().refresh();
        }
        Duration usual = turn == 1 ? AHEAD : AHEAD_OF_TURN;
        Duration ahead = usual.compareTo(parties.ahead()) < 0 ? parties.ahead() : usual;
        PhaseRun run = new PhaseRun(phase(), instruments.origin(), nowNs() + ahead.toNanos(), seed);
        PhaseMeasurement started = new PhaseMeasurement(run, turn, heaps, parties.share(), instruments);
        measurement = started;
        every(run.beginNs(), started::harvest);
        barrier.open(run);
        if (cancelled) {
            run.cancel();
        }
        at(run.beginNs(), started::begun);
        if (turn == 1) {
            at((run.beginNs() + run.endNs()) / 2, this::provePins);
        }
        at(run.endNs(), this::drain);
        at(run.drainEndNs() + BUSY_TIMEOUT.toNanos(), this::drainTimeOut);
    }

    private void skip() {
        state = PhaseState.SKIPPED;
        cancelTimers();
        measurement = null;
        PhaseRun empty = new PhaseRun(phase(), instruments.origin(), nowNs(), seed);
        if (leftOut) {
            empty.leaveOut();
        } else {
            empty.cancel();
        }
        barrier.open(empty);
        listener.over(phase(), turn);
    }

    private void provePins() {
        pinsProven = true;
        instruments.monitor().provePins();
    }

    private void drain() {
        state = PhaseState.DRAINING;
        if (measurement != null && !phase().load().endsWithItsLastOperation()) {
            measurement.ended();
        }
    }

    private void drainTimeOut() {
        if (measurement != null) {
            PhaseRun run = measurement.run();
            Duration waited = Duration.ofNanos(nowNs() - run.endNs());
            run.recorder()
                    .failed(
                            1,
                            String.format(
                                    Locale.ROOT,
                                    "%d of %d %s were still busy %d s after the phase's end",
                                    barrier.busy(),
                                    parties.size(),
                                    parties.words(),
                                    waited.toSeconds()));
            run.cancel();
        }
        judge();
    }

    private void allDone() {
        if (state == PhaseState.RUNNING || state == PhaseState.DRAINING) {
            judge();
        }
    }

    private void judge() {
        state = PhaseState.JUDGED;
        cancelTimers();
        if (measurement == null) {
            return;
        }
        if (turn == 1 && !pinsProven) {
            provePins();
        }
        TurnResult result = measurement.result();
        measurement = null;
        listener.judged(result);
        listener.over(phase(), turn);
    }

    private Phase phase() {
        return barrier.phase();
    }

    private long nowNs() {
        return instruments.nanoTime().getAsLong();
    }

    private void cancelTimers() {
        timers.forEach(timer -> timer.cancel(false));
        timers.clear();
    }

    /** Runs a task on the executor's thread; dropped when the campaign was ended from outside, and with it this trial. */
    private void soon(Runnable task) {
        try {
            instruments.executor().execute(guarded(task));
        } catch (RejectedExecutionException ended) {
            cancel();
        }
    }

    private void at(long instantNs, Runnable task) {
        after(instantNs - nowNs(), task);
    }

    private void after(long ns, Runnable task) {
        timers.add(instruments.executor().schedule(guarded(task), ns, TimeUnit.NANOSECONDS));
    }

    private void every(long beginNs, Runnable task) {
        timers.add(instruments
                .executor()
                .scheduleAtFixedRate(
                        guarded(task), beginNs + INTERVAL_NS - nowNs(), INTERVAL_NS, TimeUnit.NANOSECONDS));
    }

    /** What a task throws on the executor would otherwise not be seen. */
    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                broken(e);
            }
        };
    }

    private void broken(RuntimeException e) {
        listener.fail("phase " + phase().name() + " cannot be conducted: " + e);
    }
}
