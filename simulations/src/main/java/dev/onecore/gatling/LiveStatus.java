package dev.onecore.gatling;

import dev.onecore.load.IntervalSink;
import dev.onecore.load.LiveLabels;
import dev.onecore.load.LiveMeter;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import dev.onecore.report.LiveLine;
import dev.onecore.report.LiveLine.TargetSoFar;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/** What was seen so far of the phase that runs, target by target. */
final class LiveStatus implements LiveMeter {

    /** The injectors of a campaign. */
    interface InjectorCount {

        /** How many there are now, this process included where it is one. */
        int alive();

        /** How many were lost since the campaign began. */
        int lost();
    }

    /** Which time tells how operations go, by the first of these that the load has. */
    private static final List<LatencyKind> TOLD = List.of(
            LatencyKind.RESPONSE, LatencyKind.COMPLETION, LatencyKind.SERVICE, LatencyKind.WAIT, LatencyKind.CONNECT);

    private final Map<String, TargetState> targets = new LinkedHashMap<>();
    private String workload = "";
    private String phase = "";

    @Override
    public synchronized IntervalSink intervals(LiveLabels labels) {
        if (!labels.workload().equals(workload) || !labels.phase().equals(phase)) {
            targets.clear();
            workload = labels.workload();
            phase = labels.phase();
        }
        TargetState state = targets.computeIfAbsent(labels.target(), name -> new TargetState());
        return new IntervalSink() {
            @Override
            public void slice(LatencyKind kind, Slice slice) {
                add(state, kind, slice);
            }

            @Override
            public void tick(Tick tick) {
                add(state, tick);
            }

            @Override
            public void counts(OperationCounts more) {
                add(state, more);
            }
        };
    }

    @Override
    public void connections(LiveLabels labels, int change) {}

    private synchronized void add(TargetState state, LatencyKind kind, Slice slice) {
        if (TOLD.contains(kind)) {
            slice.addTo(state.times.computeIfAbsent(kind, any -> new Histogram(3)));
        }
    }

    /** The intervals of several injectors overlap, and turns leave pauses between them. */
    private synchronized void add(TargetState state, Tick tick) {
        state.seenNs += Math.max(0, tick.endNs() - Math.max(tick.beginNs(), state.endNs));
        state.endNs = Math.max(state.endNs, tick.endNs());
    }

    private synchronized void add(TargetState state, OperationCounts more) {
        state.sent += more.sent();
    }

    /** The trials of a round were judged: what was seen of them is over. */
    synchronized void clear() {
        targets.clear();
        workload = "";
        phase = "";
    }

    /** The line for the terminal; empty while no phase runs. */
    synchronized Optional<String> line(InjectorCount injectors) {
        boolean nothing = targets.values().stream().allMatch(state -> state.seenNs == 0);
        return nothing
                ? Optional.empty()
                : Optional.of(LiveLine.of(
                        workload,
                        phase,
                        targets.entrySet().stream()
                                .map(each -> each.getValue().soFar(each.getKey()))
                                .toList(),
                        injectors.alive(),
                        injectors.lost()));
    }

    /** What was seen of one target; guarded by the status. */
    private static final class TargetState {
        private final Map<LatencyKind, Histogram> times = new EnumMap<>(LatencyKind.class);
        private long sent;
        private long seenNs;
        private long endNs;

        TargetSoFar soFar(String target) {
            Optional<Histogram> told =
                    TOLD.stream().filter(times::containsKey).findFirst().map(times::get);
            return new TargetSoFar(
                    target,
                    seenNs == 0 ? OptionalDouble.empty() : OptionalDouble.of(sent * 1e9 / seenNs),
                    told.map(counts -> OptionalLong.of(counts.getValueAtPercentile(99)))
                            .orElse(OptionalLong.empty()));
        }
    }
}
