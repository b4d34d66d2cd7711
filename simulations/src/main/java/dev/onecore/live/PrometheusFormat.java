package dev.onecore.live;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The figures of now as Prometheus' own library has them. */
final class PrometheusFormat implements MultiCollector, LiveMetric.LiveMetricCases<MetricSnapshot> {
    private final LiveFigures figures;

    PrometheusFormat(LiveFigures figures) {
        this.figures = figures;
    }

    @Override
    public MetricSnapshots collect() {
        return new MetricSnapshots(
                figures.now().stream().map(metric -> metric.map(this)).toList());
    }

    @Override
    public MetricSnapshot times(LiveMetric.OfTimes metric) {
        HistogramSnapshot.Builder all = HistogramSnapshot.builder()
                .name(metric.name().text())
                .help(metric.name().help());
        List<Double> bounds = new ArrayList<>(CumulativeTimes.BOUNDS);
        bounds.add(Double.POSITIVE_INFINITY);
        metric.buckets()
                .forEach((labels, buckets) -> all.dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                        .labels(labels(labels.named()))
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, buckets.counts()))
                        .sum(buckets.sumSeconds())
                        .build()));
        return all.build();
    }

    @Override
    public MetricSnapshot counts(LiveMetric.OfCounts metric) {
        CounterSnapshot.Builder all = CounterSnapshot.builder()
                .name(metric.name().text())
                .help(metric.name().help());
        metric.counts()
                .forEach((labels, count) -> all.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .labels(labels(labels.named()))
                        .value(count)
                        .build()));
        return all.build();
    }

    @Override
    public MetricSnapshot now(LiveMetric.OfNow metric) {
        GaugeSnapshot.Builder all = GaugeSnapshot.builder()
                .name(metric.name().text())
                .help(metric.name().help());
        metric.values()
                .forEach((labels, value) -> all.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .labels(labels(labels.named()))
                        .value(value)
                        .build()));
        return all.build();
    }

    private static Labels labels(Map<String, String> named) {
        return Labels.of(List.copyOf(named.keySet()), List.copyOf(named.values()));
    }
}
