package dev.onecore.campaign;

import dev.onecore.load.InjectorShare;
import dev.onecore.load.IntervalSink;
import dev.onecore.load.PhaseRun;
import dev.onecore.model.Conditions;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Origin;
import dev.onecore.model.PhaseSeries;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Reason;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import dev.onecore.model.Usage;
import dev.onecore.monitor.Observation;
import dev.onecore.monitor.ServerMonitor;
import dev.onecore.verdict.InjectorEvidence;
import dev.onecore.verdict.Judge;
import dev.onecore.verdict.Punctuality;
import dev.onecore.wire.WireSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of one phase, or of one turn of it: the server and the machine at the begin and end of its window, and what all
 * injectors recorded. One thread at a time.
 */
final class PhaseMeasurement {

    /** Significant decimal digits of a time. */
    private static final int DIGITS = 3;

    private final PhaseRun run;
    private final int turn;
    private final HeapsLeft heaps;
    private final TrialInstruments instruments;
    private final Optional<InjectorMeasurement> own;
    private final int ownNumber;
    private final Map<Integer, IntervalSink> sinks = new TreeMap<>();
    private final Map<Integer, InjectorResult> others = new TreeMap<>();
    private final Map<Integer, HarvestSums> harvested = new TreeMap<>();
    private final Map<Integer, Map<LatencyKind, Histogram>> totals = new TreeMap<>();
    private final List<Tick> ticks = new ArrayList<>();
    private final OptionalLong gcMsBefore;
    private @Nullable Observation opened;
    private @Nullable Observation begin;
    private @Nullable Observation end;
    private Optional<WireSnapshot> wireBegin = Optional.empty();
    private Optional<WireSnapshot> wireEnd = Optional.empty();

    /**
     * A measurement that has not begun.
     *
     * @param heaps what collections before it left
     * @param share this process's own
     */
    PhaseMeasurement(PhaseRun run, int turn, HeapsLeft heaps, InjectorShare share, TrialInstruments instruments) {
        this.run = run;
        this.turn = turn;
        this.heaps = heaps;
        this.instruments = instruments;
        this.ownNumber = share.number();
        this.own = share.injects()
                ? Optional.of(
                        new InjectorMeasurement(run, instruments.injector(), instruments.nanoTime(), sink(ownNumber)))
                : Optional.empty();
        this.gcMsBefore = monitor().gcMs();
    }

    PhaseRun run() {
        return run;
    }

    /** The phase's first instant has come. */
    void begun() {
        opened = monitor().observe();
        wireBegin = wire();
        begin = opened;
        own.ifPresent(InjectorMeasurement::begun);
    }

    /** The phase's planned end has come; not called for a load that ends with its last operation. */
    void ended() {
        end = monitor().observe();
        wireEnd = wire();
        own.ifPresent(InjectorMeasurement::ended);
    }

    /** Takes what was recorded since the last call. */
    void harvest() {
        if (own.isPresent() && own.get().harvest()) {
            begin = monitor().observe();
            wireBegin = wire();
            totals.remove(ownNumber);
        }
    }

    /** Takes what another injector recorded. */
    void harvested(int injector, SharedTrial.Harvest harvest) {
        long beginNs = instruments.origin().since(run.beginNs());
        IntervalSink sink = sinks.computeIfAbsent(injector, this::sink);
        harvest.slices()
                .forEach((kind, slice) -> sink.slice(
                        kind, new Slice(beginNs + slice.beginNs(), beginNs + slice.endNs(), slice.counts())));
        Tick tick = harvest.tick();
        sink.counts(harvest.counts());
        sink.tick(new Tick(
                beginNs + tick.beginNs(), beginNs + tick.endNs(), tick.received(), tick.bytes(), tick.failed()));
        HarvestSums sums = harvested.computeIfAbsent(injector, any -> new HarvestSums());
        sums.add(harvest);
        if (harvest.windowBegins()) {
            if (own.isEmpty()
                    && harvested.values().stream().filter(HarvestSums::settled).count() == 1) {
                begin = monitor().observe();
                wireBegin = wire();
            }
            totals.remove(injector);
        }
    }

    /** What the phase came to on another injector; nothing comes from one that was lost. */
    void done(int injector, InjectorResult result) {
        others.put(injector, result);
    }

    /** Takes what one injector recorded. */
    private IntervalSink sink(int injector) {
        IntervalSink log = instruments.log().apply(run.phase(), injector);
        return new IntervalSink() {
            @Override
            public void slice(LatencyKind kind, Slice slice) {
                slice.addTo(totals.computeIfAbsent(injector, any -> new EnumMap<>(LatencyKind.class))
                        .computeIfAbsent(kind, any -> new Histogram(DIGITS)));
                log.slice(kind, slice);
            }

            @Override
            public void tick(Tick tick) {
                ticks.add(tick);
                log.tick(tick);
            }

            @Override
            public void counts(OperationCounts more) {
                log.counts(more);
            }
        };
    }

    /** What it came to, with its verdict: called once, when all users are done. */
    TurnResult result() {
        harvest();
        Observation last = end == null ? monitor().observe() : end;
        Map<Integer, InjectorResult> injectors = new TreeMap<>();
        harvested.forEach((number, sums) -> injectors.put(number, sums.result(run.phase())));
        injectors.putAll(others);
        own.ifPresent(here -> injectors.put(ownNumber, here.result()));
        if (refreshes()) {
            monitor().refresh();
        }
        long firstNs = injectors.values().stream()
                .mapToLong(InjectorResult::beganNs)
                .min()
                .orElse(0);
        List<InjectorEvidence> evidence = new ArrayList<>();
        injectors.forEach((number, result) -> evidence.add(new InjectorEvidence(
                number,
                result.counts(),
                result.beganNs() - firstNs,
                result.usage(),
                result.longestGapNs(),
                result.gapsNs(),
                totals.getOrDefault(number, Map.of()).getOrDefault(LatencyKind.LAG, new Histogram(DIGITS)))));
        Map<LatencyKind, Histogram> sums = sums();
        long beginNs = run.beginNs() + mean(injectors.values(), InjectorResult::windowNs);
        return new TurnResult(
                turn,
                instruments.origin().since(run.beginNs()),
                summary(beginNs, last, List.copyOf(injectors.values()), evidence, sums),
                answered(injectors.values()),
                evidence,
                series(beginNs, sums),
                failures(injectors),
                new TurnResult.Span(opened, run.beginNs(), monitor().observe(), nowNs()));
    }

    private PhaseSummary summary(
            long beginNs,
            Observation last,
            List<InjectorResult> injectors,
            List<InjectorEvidence> evidence,
            Map<LatencyKind, Histogram> sums) {
        Origin origin = instruments.origin();
        boolean toTheLast = run.phase().load().endsWithItsLastOperation();
        Observation first = begin == null ? last : begin;
        long endNs = toTheLast
                ? run.beginNs()
                        + injectors.stream()
                                .mapToLong(InjectorResult::lastNs)
                                .max()
                                .orElse(0)
                : run.endNs();
        OptionalLong gcMs = between(gcMsBefore, monitor().gcMs());
        OperationCounts counts = counts(injectors);
        Optional<Usage> server =
                first.serverUntil(last).map(used -> used.collecting(gcMs).holding(heaps.server()));
        Usage used = injectors.stream()
                .map(InjectorResult::usage)
                .reduce(Usage::plus)
                .orElse(Usage.NONE)
                .holding(heaps.injector());
        Conditions conditions = first.conditionsUntil(
                last,
                used.cpuNs(),
                injectors.stream().mapToLong(InjectorResult::longestGapNs).max().orElse(0),
                injectors.stream().mapToLong(InjectorResult::gapsNs).max().orElse(0));
        return new PhaseSummary(
                run.phase(),
                origin.since(beginNs),
                origin.since(endNs),
                counts,
                injectors.stream().mapToLong(InjectorResult::received).sum(),
                injectors.stream().mapToLong(InjectorResult::bytes).sum(),
                server,
                used,
                conditions,
                Judge.behindWire(
                        Judge.ofPhase(
                                counts,
                                endNs - beginNs,
                                server,
                                conditions,
                                Punctuality.of(sums, answered(injectors)),
                                evidence),
                        ofWire(endNs - beginNs)),
                List.of(),
                evidence.size() > 1
                        ? evidence.stream().map(InjectorEvidence::summary).toList()
                        : List.of());
    }

    private Optional<WireSnapshot> wire() {
        return instruments.wire().map(carried -> carried.proxy().read());
    }

    /** Why the verdict is the wire's doing; what it broke after the planned end counts too. */
    private Optional<Reason> ofWire(long windowNs) {
        return instruments
                .wire()
                .flatMap(carried -> wireBegin.flatMap(first -> {
                    WireSnapshot now = carried.proxy().read();
                    WireSnapshot whole = first.until(now);
                    WireSnapshot window = first.until(wireEnd.orElse(now));
                    return Judge.ofWire(window.busyNs(), whole.cut(), whole.halfOpen(), windowNs, carried.words());
                }));
    }

    private static OperationCounts counts(Collection<InjectorResult> injectors) {
        return injectors.stream().map(InjectorResult::counts).reduce(OperationCounts.NONE, OperationCounts::plus);
    }

    private static long mean(Collection<InjectorResult> injectors, ToLongFunction<InjectorResult> figure) {
        return Math.round(injectors.stream().mapToLong(figure).average().orElse(0));
    }

    private static long answered(Collection<InjectorResult> injectors) {
        return injectors.stream().mapToLong(InjectorResult::answered).sum();
    }

    private static List<String> failures(Map<Integer, InjectorResult> injectors) {
        List<String> failures = new ArrayList<>();
        injectors.values().forEach(result -> failures.addAll(result.failures()));
        return failures;
    }

    /** What the server says of itself is asked for where it is looked at: in the warm-up, and at a phase's end. */
    private boolean refreshes() {
        return turn == run.phase().turns() || !run.phase().measured();
    }

    /** Histograms of all injectors, added. */
    private Map<LatencyKind, Histogram> sums() {
        if (totals.size() == 1) {
            return totals.values().iterator().next();
        }
        Map<LatencyKind, Histogram> sums = new EnumMap<>(LatencyKind.class);
        totals.values()
                .forEach(kinds -> kinds.forEach((kind, counts) ->
                        sums.computeIfAbsent(kind, any -> new Histogram(DIGITS)).add(counts)));
        return sums;
    }

    /** All in one slice a kind: the intervals are in the log, and here only the sums are looked at. */
    private PhaseSeries series(long beginNs, Map<LatencyKind, Histogram> sums) {
        long firstNs = instruments.origin().since(beginNs);
        long lastNs = instruments.origin().since(nowNs());
        Map<LatencyKind, List<Slice>> slices = new EnumMap<>(LatencyKind.class);
        sums.forEach((kind, counts) -> slices.put(kind, List.of(new Slice(firstNs, lastNs, counts))));
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
