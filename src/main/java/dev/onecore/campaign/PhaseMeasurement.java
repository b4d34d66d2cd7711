package dev.onecore.campaign;

import dev.onecore.load.IntervalSink;
import dev.onecore.load.PhaseRun;
import dev.onecore.model.Conditions;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Origin;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import dev.onecore.model.Usage;
import dev.onecore.monitor.Observation;
import dev.onecore.monitor.ServerMonitor;
import dev.onecore.verdict.Judge;
import dev.onecore.verdict.Punctuality;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of one phase, or of one turn of it: both sides at the begin and end of its window, and all that its users
 * recorded. One thread at a time.
 *
 * <p>The window of a turn begins with its second interval: in the first, caches and sockets still hold what another server's turn
 * left there. Transfers are counted one by one and in full.
 */
final class PhaseMeasurement implements IntervalSink {

    /** Significant decimal digits of a time. */
    private static final int DIGITS = 3;

    private final PhaseRun run;
    private final int turn;
    private final TrialInstruments instruments;
    private final IntervalSink log;
    private final Map<LatencyKind, Histogram> totals = new EnumMap<>(LatencyKind.class);
    private final List<Tick> ticks = new ArrayList<>();
    private final OptionalLong gcMsBefore;
    private final boolean settles;
    private @Nullable Observation opened;
    private @Nullable Observation begin;
    private @Nullable Observation end;
    private long beginNs;
    private long receivedBefore;
    private long bytesBefore;

    PhaseMeasurement(PhaseRun run, int turn, TrialInstruments instruments) {
        this.run = run;
        this.turn = turn;
        this.beginNs = run.beginNs();
        this.settles = run.phase().alternates() && !run.phase().load().endsWithItsLastOperation();
        this.instruments = instruments;
        this.log = instruments.log().apply(run.phase());
        this.gcMsBefore = monitor().gcMs();
    }

    PhaseRun run() {
        return run;
    }

    /** The phase's first instant has come. */
    void begun() {
        opened = monitor().observe();
        begin = opened;
    }

    /** The phase's planned end has come; not called for a load that ends with its last operation. */
    void ended() {
        end = monitor().observe();
    }

    /** Takes what was recorded since the last call. */
    void harvest() {
        // A phase that was cancelled ahead of its begin ends at it.
        long nowNs = Math.max(nowNs(), run.beginNs());
        run.harvest(this, nowNs);
        if (settles && beginNs == run.beginNs() && nowNs < run.endNs()) {
            settled(nowNs);
        }
    }

    private void settled(long nowNs) {
        begin = monitor().observe();
        beginNs = nowNs;
        receivedBefore = run.windowReceived();
        bytesBefore = run.windowBytes();
        totals.clear();
    }

    @Override
    public void slice(LatencyKind kind, Slice slice) {
        slice.addTo(totals.computeIfAbsent(kind, any -> new Histogram(DIGITS)));
        log.slice(kind, slice);
    }

    @Override
    public void tick(Tick tick) {
        ticks.add(tick);
        log.tick(tick);
    }

    /** What it came to, with its verdict: called once, when all users are done. */
    TurnResult result() {
        PhaseSummary summary = summary();
        return new TurnResult(
                turn,
                instruments.origin().since(run.beginNs()),
                summary,
                answered(),
                series(),
                run.failures(),
                new TurnResult.Span(opened, run.beginNs(), monitor().observe(), nowNs()));
    }

    private PhaseSummary summary() {
        harvest();
        Origin origin = instruments.origin();
        boolean toTheLast = run.phase().load().endsWithItsLastOperation();
        Observation last = end == null ? monitor().observe() : end;
        Observation first = begin == null ? last : begin;
        if (refreshes()) {
            monitor().refresh();
        }
        long endNs = toTheLast ? run.lastNs() : run.endNs();
        OptionalLong gcMs = between(gcMsBefore, monitor().gcMs());
        OperationCounts counts = run.tally();
        Optional<Usage> server = first.serverUntil(last).map(used -> used.collecting(gcMs));
        Usage injector = first.injectorUntil(last);
        Conditions conditions = first.conditionsUntil(last);
        Punctuality punctuality = Punctuality.of(totals, answered());
        return new PhaseSummary(
                run.phase(),
                origin.since(beginNs),
                origin.since(endNs),
                counts,
                toTheLast ? counts.received() : run.windowReceived() - receivedBefore,
                toTheLast ? counts.bytes() : run.windowBytes() - bytesBefore,
                server,
                injector,
                conditions,
                Judge.ofPhase(counts, endNs - beginNs, server, injector, conditions, punctuality));
    }

    private long answered() {
        return run.phase().load().endsWithItsLastOperation() ? run.tally().received() : run.windowReceived();
    }

    /** What the server says of itself is asked for where it is looked at: in the warm-up, and at a phase's end. */
    private boolean refreshes() {
        return turn == run.phase().turns() || !run.phase().measured();
    }

    /** All in one slice a kind: the intervals are in the log, and here only the sums are looked at. */
    private PhaseSeries series() {
        long firstNs = instruments.origin().since(beginNs);
        long lastNs = instruments.origin().since(nowNs());
        Map<LatencyKind, List<Slice>> slices = new EnumMap<>(LatencyKind.class);
        totals.forEach((kind, counts) -> slices.put(kind, List.of(new Slice(firstNs, lastNs, counts))));
        return new PhaseSeries(slices, ticks);
    }

    private static OptionalLong between(OptionalLong first, OptionalLong last) {
        return first.isPresent() && last.isPresent()
                ? OptionalLong.of(last.getAsLong() - first.getAsLong())
                : OptionalLong.empty();
    }

    private ServerMonitor monitor() {
        return instruments.monitor();
    }

    private long nowNs() {
        return instruments.nanoTime().getAsLong();
    }
}
