package dev.onecore.campaign;

import dev.onecore.load.IntervalSink;
import dev.onecore.load.PhaseBarrier;
import dev.onecore.load.PhaseRun;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Origin;
import dev.onecore.model.PhaseResult;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import dev.onecore.model.Verdict;
import dev.onecore.monitor.Observation;
import dev.onecore.monitor.ServerMonitor;
import dev.onecore.verdict.Judge;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Leads the phases of one trial: opens each gate, reads both sides at begin and end, harvests every 100 ms between, and judges.
 * Everything here runs on the conductor's one clock thread.
 */
final class PhaseController {

    /** How far ahead a begin is fixed: time to tell every user. */
    private static final Duration AHEAD = Duration.ofMillis(50);

    /** How long the users at a gate wait for the last of them. */
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(20);

    /** How long after its planned end a phase may still wait for what is outstanding. */
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(60);

    private static final long INTERVAL_NS = 100_000_000;

    /** Significant decimal digits of a time. */
    private static final int DIGITS = 3;

    /** Takes what a phase left, and its first failures in words. */
    interface Keeper {
        void keep(PhaseResult result, List<String> failures);
    }

    private final ServerMonitor monitor;
    private final Origin origin;
    private final IntervalSink log;
    private final ScheduledExecutorService clock;
    private final Consumer<String> broken;
    private final Map<PhaseBarrier, Watched> watched = new HashMap<>();

    /**
     * The lead of one trial.
     *
     * @param log takes what is harvested
     * @param broken hears of what went wrong on the clock
     */
    PhaseController(
            ServerMonitor monitor,
            Origin origin,
            IntervalSink log,
            ScheduledExecutorService clock,
            Consumer<String> broken) {
        this.monitor = monitor;
        this.origin = origin;
        this.log = log;
        this.clock = clock;
        this.broken = broken;
    }

    URI uri() {
        return monitor.uri();
    }

    /** Runs a task on the clock; dropped when the campaign is over. */
    void soon(Runnable task) {
        try {
            clock.execute(guarded(task));
        } catch (RejectedExecutionException over) {
            // The campaign was ended from outside, and with it this trial.
        }
    }

    /** Runs {@code begin} on the clock when the users at a gate have waited for long enough. */
    void whenLate(Runnable begin) {
        after(JOIN_TIMEOUT.toNanos(), begin);
    }

    /** All users are done with the phase behind {@code barrier}. */
    void finished(PhaseBarrier barrier) {
        soon(() -> {
            Watched phase = watched.remove(barrier);
            if (phase != null) {
                phase.finish(true);
            }
        });
    }

    /**
     * Opens a gate and sees the phase through.
     *
     * @param keep takes what the phase left, after its last user is done
     */
    PhaseRun begin(PhaseBarrier barrier, long seed, Keeper keep) {
        monitor.refresh();
        PhaseRun run = new PhaseRun(barrier.phase(), origin, System.nanoTime() + AHEAD.toNanos(), seed);
        Watched phase = new Watched(run, keep);
        watched.put(barrier, phase);
        barrier.open(run);
        at(run.beginNs(), phase::begun);
        at((run.beginNs() + run.endNs()) / 2, monitor::provePins);
        if (!run.phase().load().endsWithItsLastOperation()) {
            at(run.endNs(), phase::ended);
        }
        at(run.endNs() + DRAIN_TIMEOUT.toNanos(), () -> {
            if (watched.remove(barrier) != null) {
                phase.finish(false);
            }
        });
        return run;
    }

    private void at(long instantNs, Runnable task) {
        after(instantNs - System.nanoTime(), task);
    }

    private void after(long ns, Runnable task) {
        ScheduledFuture<?> unused = clock.schedule(guarded(task), ns, TimeUnit.NANOSECONDS);
    }

    /** What a task throws on the clock would otherwise be seen by nobody. */
    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                broken.accept("the conductor failed: " + e);
            }
        };
    }

    /** One phase under the eyes of the clock thread. */
    private final class Watched implements IntervalSink {

        private final PhaseRun run;
        private final Keeper keep;
        private final ScheduledFuture<?> harvest;
        private final Map<LatencyKind, Histogram> totals = new EnumMap<>(LatencyKind.class);
        private final List<Tick> ticks = new ArrayList<>();
        private final OptionalLong gcMsBefore;
        private @Nullable Observation begin;
        private @Nullable Observation end;

        Watched(PhaseRun run, Keeper keep) {
            this.run = run;
            this.keep = keep;
            this.harvest = clock.scheduleAtFixedRate(
                    guarded(this::harvest),
                    run.beginNs() + INTERVAL_NS - System.nanoTime(),
                    INTERVAL_NS,
                    TimeUnit.NANOSECONDS);
            this.gcMsBefore = monitor.gcMs();
        }

        void begun() {
            begin = monitor.observe();
        }

        void ended() {
            end = monitor.observe();
        }

        void harvest() {
            // A phase that was cancelled ahead of its begin ends at it.
            run.harvest(this, Math.max(System.nanoTime(), run.beginNs()));
        }

        @Override
        public void slice(LatencyKind view, Slice slice) {
            slice.addTo(totals.computeIfAbsent(view, any -> new Histogram(DIGITS)));
            log.slice(view, slice);
        }

        @Override
        public void tick(Tick tick) {
            ticks.add(tick);
            log.tick(tick);
        }

        void finish(boolean allDone) {
            harvest.cancel(false);
            PhaseResult result = result(allDone);
            keep.keep(result, run.failures());
        }

        private PhaseResult result(boolean allDone) {
            harvest();
            if (!allDone) {
                run.cancel();
                run.recorder()
                        .failed(1, "users were still busy " + DRAIN_TIMEOUT.toSeconds() + " s after the phase's end");
            }
            boolean toTheLast = run.phase().load().endsWithItsLastOperation();
            Observation last = end == null ? monitor.observe() : end;
            Observation first = begin == null ? last : begin;
            monitor.refresh();
            PhaseResult bare = new PhaseResult(
                    run.phase(),
                    origin.since(run.beginNs()),
                    origin.since(toTheLast ? run.lastNs() : run.endNs()),
                    run.tally(),
                    toTheLast ? run.tally().received() : run.windowReceived(),
                    toTheLast ? run.tally().bytes() : run.windowBytes(),
                    first.serverUntil(last).map(used -> used.collecting(between(gcMsBefore, monitor.gcMs()))),
                    first.injectorUntil(last),
                    first.conditionsUntil(last),
                    new Verdict(Verdict.Outcome.UNSATURATED, List.of()),
                    whole(totals, origin.since(run.beginNs()), origin.since(System.nanoTime())),
                    ticks);
            return bare.judged(Judge.ofPhase(bare));
        }
    }

    /** All of a phase in one slice a view: the intervals are in the log, and here only the sums are looked at. */
    private static Map<LatencyKind, List<Slice>> whole(Map<LatencyKind, Histogram> totals, long beginNs, long endNs) {
        Map<LatencyKind, List<Slice>> slices = new EnumMap<>(LatencyKind.class);
        totals.forEach((view, counts) -> slices.put(view, List.of(new Slice(beginNs, endNs, counts))));
        return slices;
    }

    private static OptionalLong between(OptionalLong first, OptionalLong last) {
        return first.isPresent() && last.isPresent()
                ? OptionalLong.of(last.getAsLong() - first.getAsLong())
                : OptionalLong.empty();
    }
}
