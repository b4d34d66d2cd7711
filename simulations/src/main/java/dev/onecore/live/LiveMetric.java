package dev.onecore.live;

import dev.onecore.live.CumulativeTimes.Buckets;
import dev.onecore.load.LiveLabels;
import java.util.Map;

/** A metric at one instant. */
sealed interface LiveMetric {

    /** What {@code cases} says of this kind of metric. */
    <R> R map(LiveMetricCases<R> cases);

    /** A case for every kind of metric. */
    interface LiveMetricCases<R> {
        R times(OfTimes metric);

        R counts(OfCounts metric);

        R now(OfNow metric);
    }

    /**
     * Times since the run began, a histogram.
     *
     * @param buckets by what they are of
     */
    record OfTimes(MetricName name, Map<LiveLabels, Buckets> buckets) implements LiveMetric {
        @Override
        public <R> R map(LiveMetricCases<R> cases) {
            return cases.times(this);
        }
    }

    /**
     * What is only added to.
     *
     * @param counts since the run began, by what they are of
     */
    record OfCounts(MetricName name, Map<LiveLabels, Long> counts) implements LiveMetric {
        @Override
        public <R> R map(LiveMetricCases<R> cases) {
            return cases.counts(this);
        }
    }

    /**
     * What goes up and down.
     *
     * @param values now, by what they are of
     */
    record OfNow(MetricName name, Map<LiveLabels, Long> values) implements LiveMetric {
        @Override
        public <R> R map(LiveMetricCases<R> cases) {
            return cases.now(this);
        }
    }
}
