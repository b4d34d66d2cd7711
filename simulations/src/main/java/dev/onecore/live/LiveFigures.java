package dev.onecore.live;

import dev.onecore.live.CumulativeTimes.Buckets;
import dev.onecore.load.IntervalSink;
import dev.onecore.load.LiveLabels;
import dev.onecore.load.LiveMeter;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;

/** What was measured since the run began, added up as Prometheus wants it: its rates and quantiles are made there. */
final class LiveFigures implements LiveMeter {
    private final Instant since = Instant.now();
    private final Map<LatencyKind, Map<LiveLabels, CumulativeTimes>> times = new EnumMap<>(LatencyKind.class);
    private final Map<LiveLabels, AtomicReference<OperationCounts>> counts = new ConcurrentHashMap<>();
    private final Map<LiveLabels, AtomicInteger> connections = new ConcurrentHashMap<>();

    LiveFigures() {
        for (LatencyKind kind : LatencyKind.values()) {
            times.put(kind, new ConcurrentHashMap<>());
        }
    }

    /** When counting began. */
    Instant since() {
        return since;
    }

    @Override
    public IntervalSink intervals(LiveLabels labels) {
        AtomicReference<OperationCounts> sum =
                counts.computeIfAbsent(labels, first -> new AtomicReference<>(OperationCounts.NONE));
        return new IntervalSink() {
            @Override
            public void slice(LatencyKind kind, Slice slice) {
                of(kind).computeIfAbsent(labels, first -> new CumulativeTimes()).add(slice.counts());
            }

            @Override
            public void tick(Tick tick) {}

            @Override
            public void counts(OperationCounts more) {
                sum.accumulateAndGet(more, OperationCounts::plus);
            }
        };
    }

    @Override
    public void connections(LiveLabels labels, int change) {
        connections.computeIfAbsent(labels, first -> new AtomicInteger()).addAndGet(change);
    }

    private Map<LiveLabels, CumulativeTimes> of(LatencyKind kind) {
        return times.getOrDefault(kind, Map.of());
    }

    /** All metrics that have a figure by now. */
    List<LiveMetric> now() {
        List<LiveMetric> metrics = new ArrayList<>();
        times.forEach((kind, ofKind) -> {
            if (!ofKind.isEmpty()) {
                metrics.add(new LiveMetric.OfTimes(MetricName.of(kind), now(ofKind)));
            }
        });
        if (!counts.isEmpty()) {
            metrics.add(counted(MetricName.SENT, OperationCounts::sent));
            metrics.add(counted(MetricName.REPLIED, OperationCounts::operations));
            metrics.add(counted(MetricName.FAILED, OperationCounts::failed));
            metrics.add(counted(MetricName.BYTES, OperationCounts::bytes));
        }
        if (!connections.isEmpty()) {
            Map<LiveLabels, Long> open = new ConcurrentHashMap<>();
            connections.forEach((labels, number) -> open.put(labels, number.longValue()));
            metrics.add(new LiveMetric.OfNow(MetricName.CONNECTIONS, open));
        }
        return metrics;
    }

    private static Map<LiveLabels, Buckets> now(Map<LiveLabels, CumulativeTimes> ofKind) {
        Map<LiveLabels, Buckets> now = new ConcurrentHashMap<>();
        ofKind.forEach((labels, sum) -> now.put(labels, sum.now()));
        return now;
    }

    private LiveMetric counted(MetricName name, ToLongFunction<OperationCounts> figure) {
        Map<LiveLabels, Long> now = new ConcurrentHashMap<>();
        counts.forEach((labels, sum) -> now.put(labels, figure.applyAsLong(sum.get())));
        return new LiveMetric.OfCounts(name, now);
    }
}
