package dev.onecore.ws;

import dev.onecore.load.IntervalSink;
import dev.onecore.load.LoopRecorder;
import dev.onecore.load.PhaseRun;
import dev.onecore.model.Arrivals;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Load;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Origin;
import dev.onecore.model.Phase;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** The times of one request of a run without a campaign. Event loops record; any other thread may harvest and read. */
final class RequestTimes implements IntervalSink {
    private static final int DIGITS = 3;

    private final PhaseRun run;
    private final IntervalSink harvested;
    private final Map<LatencyKind, Histogram> totals = new EnumMap<>(LatencyKind.class);

    /**
     * A request that nobody has sent yet.
     *
     * @param origin what the intervals count from
     * @param beside hears of each interval, too
     */
    RequestTimes(String request, Origin origin, IntervalSink beside) {
        Load any = new Load.Exchanges(Arrivals.CONSTANT, 1, 1);
        // Only its recorders are of use: nothing begins or ends in it.
        run = new PhaseRun(Phase.measured(request, request, any, Duration.ofDays(1)), origin, System.nanoTime(), 0);
        harvested = and(beside);
    }

    /** The calling event loop's. */
    LoopRecorder recorder() {
        return run.recorder();
    }

    /** Takes what was recorded since the last call. */
    synchronized void harvest() {
        run.harvest(harvested, System.nanoTime());
    }

    @Override
    public void slice(LatencyKind kind, Slice slice) {
        slice.addTo(totals.computeIfAbsent(kind, first -> new Histogram(DIGITS)));
    }

    @Override
    public void tick(Tick tick) {}

    /** All that was harvested of one kind; empty where there is none. */
    synchronized Optional<Histogram> total(LatencyKind kind) {
        return Optional.ofNullable(totals.get(kind)).map(Histogram::copy);
    }

    OperationCounts counts() {
        return run.counts();
    }

    List<String> failures() {
        return run.failures();
    }
}
