package dev.onecore.live;

import dev.onecore.load.LiveLabels;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The figures of now as OpenTelemetry's own library has them. Names are those of Prometheus, so that a receiver that hands them on
 * to it gives the same series.
 */
final class OtlpFormat implements LiveMetric.LiveMetricCases<MetricData> {
    private static final Resource RESOURCE =
            Resource.create(Attributes.builder().put("service.name", "onecore").build());
    private static final InstrumentationScopeInfo SCOPE = InstrumentationScopeInfo.create("dev.onecore");

    private final LiveFigures figures;
    private final long sinceNs;

    OtlpFormat(LiveFigures figures) {
        this.figures = figures;
        this.sinceNs = ns(figures.since());
    }

    private static long ns(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    private static long nowNs() {
        return ns(Instant.now());
    }

    List<MetricData> now() {
        return figures.now().stream().map(metric -> metric.map(this)).toList();
    }

    /** A metric, as the library's own are. */
    private record OtlpMetric(MetricName name, String getUnit, MetricDataType getType, Data<?> getData)
            implements MetricData {
        @Override
        public Resource getResource() {
            return RESOURCE;
        }

        @Override
        public InstrumentationScopeInfo getInstrumentationScopeInfo() {
            return SCOPE;
        }

        @Override
        public String getName() {
            return name.text();
        }

        @Override
        public String getDescription() {
            return name.help();
        }
    }

    @Override
    public MetricData times(LiveMetric.OfTimes metric) {
        long nowNs = nowNs();
        List<HistogramPointData> points = metric.buckets().entrySet().stream()
                .map(each -> HistogramPointData.create(
                        sinceNs,
                        nowNs,
                        attributes(each.getKey().named()),
                        each.getValue().sumSeconds(),
                        false,
                        0,
                        false,
                        0,
                        CumulativeTimes.BOUNDS,
                        each.getValue().counts()))
                .toList();
        return new OtlpMetric(
                metric.name(),
                "s",
                MetricDataType.HISTOGRAM,
                HistogramData.create(AggregationTemporality.CUMULATIVE, points));
    }

    @Override
    public MetricData counts(LiveMetric.OfCounts metric) {
        return new OtlpMetric(
                metric.name(),
                "",
                MetricDataType.LONG_SUM,
                SumData.createLongSumData(true, AggregationTemporality.CUMULATIVE, points(metric.counts())));
    }

    @Override
    public MetricData now(LiveMetric.OfNow metric) {
        return new OtlpMetric(
                metric.name(), "", MetricDataType.LONG_GAUGE, GaugeData.createLongGaugeData(points(metric.values())));
    }

    private List<LongPointData> points(Map<LiveLabels, Long> values) {
        long nowNs = nowNs();
        return values.entrySet().stream()
                .map(each -> LongPointData.create(
                        sinceNs, nowNs, attributes(each.getKey().named()), each.getValue()))
                .toList();
    }

    private static Attributes attributes(Map<String, String> named) {
        AttributesBuilder attributes = Attributes.builder();
        named.forEach(attributes::put);
        return attributes.build();
    }
}
