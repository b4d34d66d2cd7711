package dev.onecore.model;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** What a metric is read from, and how. */
public sealed interface MetricSource {

    /** The unit of every value. */
    String unit();

    /** Which direction is an improvement. */
    Metric.Better better();

    /** Why there is no value, for a reader, where trials were valid. */
    String missing();

    /** What is said of a latency, of a total, or of a slope. */
    <R> R map(
            Function<? super LatencySource, ? extends R> latency,
            Function<? super TotalsSource, ? extends R> totals,
            Function<? super SlopeSource, ? extends R> slope);

    /**
     * The added histograms of all rounds.
     *
     * @param kind of latency
     * @param quantile from 0 to 1; 1 is the greatest value
     * @param unit microseconds or milliseconds, as on the page
     * @param unitsPerNs that the histograms' nanoseconds are multiplied with
     * @param estimator of the quantile
     */
    record LatencySource(LatencyKind kind, double quantile, String unit, double unitsPerNs, Estimator estimator)
            implements MetricSource {

        @Override
        public Metric.Better better() {
            return Metric.Better.LOWER;
        }

        @Override
        public String missing() {
            return "no samples";
        }

        @Override
        public <R> R map(
                Function<? super LatencySource, ? extends R> latency,
                Function<? super TotalsSource, ? extends R> totals,
                Function<? super SlopeSource, ? extends R> slope) {
            return latency.apply(this);
        }
    }

    /** How a quantile of all rounds gets its interval. */
    enum Estimator {
        /** From the many messages of a flow. */
        FLOW,
        /** From the medians of the rounds: few whole operations, each of which a user waits for. */
        FEW_OPERATIONS,
        /** Not at all: the one greatest value has no interval. */
        MAXIMUM
    }

    /**
     * What each round counted, averaged over the rounds.
     *
     * @param formula of one round's value; empty when the evidence for it is missing
     * @param unit of that value
     * @param nature of the figure
     * @param missing why there may be no value
     */
    record TotalsSource(Function<PhaseTotals, OptionalDouble> formula, String unit, Nature nature, String missing)
            implements MetricSource {

        @Override
        public Metric.Better better() {
            return nature.better;
        }

        @Override
        public <R> R map(
                Function<? super LatencySource, ? extends R> latency,
                Function<? super TotalsSource, ? extends R> totals,
                Function<? super SlopeSource, ? extends R> slope) {
            return totals.apply(this);
        }
    }

    /**
     * What each further connection takes of a memory: the slope of a line through a trial's phases of idle connections, averaged
     * over the rounds.
     *
     * @param bytes of a phase; empty when they were not seen
     * @param missing why there may be no value
     */
    record SlopeSource(Function<PhaseSummary, OptionalLong> bytes, String missing) implements MetricSource {

        @Override
        public String unit() {
            return "bytes";
        }

        @Override
        public Metric.Better better() {
            return Metric.Better.LOWER;
        }

        @Override
        public <R> R map(
                Function<? super LatencySource, ? extends R> latency,
                Function<? super TotalsSource, ? extends R> totals,
                Function<? super SlopeSource, ? extends R> slope) {
            return slope.apply(this);
        }
    }

    /** What kind of figure a total is. */
    enum Nature {
        /** A rate: the injector's limit makes a lower bound of it, and an open load's is the injector's own. */
        RATE(Metric.Better.HIGHER),
        /** Work for a unit of what it costs. */
        YIELD(Metric.Better.HIGHER),
        /** What is used up. */
        COST(Metric.Better.LOWER),
        /** A share of a core, which may be 0, so that its mean over rounds is a plain one. */
        SHARE(Metric.Better.LOWER);

        private final Metric.Better better;

        Nature(Metric.Better better) {
            this.better = better;
        }
    }
}
