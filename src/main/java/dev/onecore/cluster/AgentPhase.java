package dev.onecore.cluster;

import dev.onecore.campaign.InjectorMeasurement;
import dev.onecore.evidence.HistogramCodec;
import dev.onecore.load.IntervalSink;
import dev.onecore.load.PhaseBarrier;
import dev.onecore.load.PhaseRun;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Origin;
import dev.onecore.model.Phase;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One phase of a trial, or one turn of it, on an agent.
 *
 * <pre>
 *   its users are here ── arrived ──► the campaign ── begin ──► RUNNING ── harvested, every 100 ms ──► its users are done ── done ──►
 * </pre>
 *
 * <p>All but what users call happens on the tools' clock.
 */
final class AgentPhase {

    private static final long INTERVAL_NS = 100_000_000;

    /** How long the first user waits for the last one here. */
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(15);

    private final PhaseBarrier barrier;
    private final Wire.TurnAt place;
    private final int injector;
    private final AgentTools tools;
    private final BiConsumer<LatencyKind, Slice> log;
    private final Runnable over;
    private final HistogramCodec codec = new HistogramCodec();
    private final List<Future<?>> timers = new ArrayList<>();
    private final AtomicBoolean told = new AtomicBoolean();
    private List<Wire.EncodedTimes> times = new ArrayList<>();
    private OperationCounts counts = OperationCounts.NONE;
    private Tick tick = new Tick(0, 0, 0, 0, 0);
    private @Nullable InjectorMeasurement measurement;

    /**
     * A phase that waits for its users.
     *
     * @param users of this agent
     * @param log keeps what is sent
     * @param over called when the phase is over here
     */
    AgentPhase(
            Phase phase,
            Wire.TurnAt place,
            int injector,
            int users,
            AgentTools tools,
            BiConsumer<LatencyKind, Slice> log,
            Runnable over) {
        this.place = place;
        this.injector = injector;
        this.tools = tools;
        this.log = log;
        this.over = over;
        this.barrier = new PhaseBarrier(
                phase, users, full -> arrived(), finished -> tools.clock().execute(this::finished));
        timers.add(tools.clock().schedule(this::arrived, JOIN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
    }

    void arrive(Executor loop, Consumer<PhaseRun> begin) {
        barrier.arrive(loop, begin);
    }

    void done() {
        barrier.done();
    }

    void cancel() {
        barrier.run().ifPresent(PhaseRun::cancel);
    }

    void release() {
        barrier.run().ifPresent(PhaseRun::release);
    }

    private void arrived() {
        if (!told.getAndSet(true)) {
            tools.rounds().send(Call.ARRIVED, new Wire.TurnArrival(injector, place));
        }
    }

    /**
     * The campaign says when it begins, or that it does not.
     *
     * @param broken whether the trial broke meanwhile
     */
    void begin(Wire.TurnBegin begin, boolean broken) {
        tools.clock().execute(() -> open(begin, broken));
    }

    private void open(Wire.TurnBegin begin, boolean broken) {
        cancelTimers();
        PhaseRun run = new PhaseRun(
                barrier.phase(), new Origin(begin.beginNs(), Instant.now()), begin.beginNs(), begin.seed());
        if (begin.leftOut()) {
            run.leaveOut();
        } else if (begin.cancelled()) {
            run.cancel();
        }
        if (!begin.cancelled()) {
            if (broken) {
                run.cancel();
            }
            measure(run);
        }
        barrier.open(run);
    }

    private void measure(PhaseRun run) {
        InjectorMeasurement started = new InjectorMeasurement(run, tools.watch(), System::nanoTime, new IntervalSink() {
            @Override
            public void slice(LatencyKind kind, Slice slice) {
                times.add(new Wire.EncodedTimes(kind, slice.beginNs(), slice.endNs(), codec.encode(slice.counts())));
                log.accept(kind, slice);
            }

            @Override
            public void tick(Tick interval) {
                tick = interval;
            }

            @Override
            public void counts(OperationCounts more) {
                counts = more;
            }
        });
        measurement = started;
        timers.add(tools.clock()
                .scheduleAtFixedRate(
                        this::harvest,
                        run.beginNs() + INTERVAL_NS - System.nanoTime(),
                        INTERVAL_NS,
                        TimeUnit.NANOSECONDS));
        at(run.beginNs(), started::begun);
        if (!barrier.phase().load().endsWithItsLastOperation()) {
            at(run.endNs(), started::ended);
        }
    }

    private void at(long instantNs, Runnable task) {
        timers.add(tools.clock().schedule(task, instantNs - System.nanoTime(), TimeUnit.NANOSECONDS));
    }

    private void harvest() {
        if (measurement != null) {
            boolean windowBegins = measurement.harvest();
            tools.rounds()
                    .send(Call.HARVESTED, new Wire.TurnHarvest(injector, place, times, counts, tick, windowBegins));
            times = new ArrayList<>();
        }
    }

    private void finished() {
        cancelTimers();
        harvest();
        if (measurement != null) {
            tools.rounds().send(Call.DONE, new Wire.TurnDone(injector, place, measurement.result()));
            measurement = null;
        }
        over.run();
    }

    private void cancelTimers() {
        timers.forEach(timer -> timer.cancel(false));
        timers.clear();
    }
}
