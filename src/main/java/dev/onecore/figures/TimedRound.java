package dev.onecore.figures;

import dev.onecore.figures.MetricFigure.RoundValue;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.MetricSource.LatencySource;
import dev.onecore.statistics.HistogramSeries;
import dev.onecore.statistics.OwnDelay;
import dev.onecore.statistics.SparseHistogram;
import java.util.Locale;
import java.util.Optional;

/**
 * A quantile of one round, and how much of it the injector made.
 *
 * @param value in the metric's unit
 * @param series what it was read from
 * @param timeNs the quantile
 * @param delayNs how late the injector itself was at that quantile
 */
record TimedRound(RoundValue value, HistogramSeries series, long timeNs, long delayNs) {

    /** The round of a trial; empty where it has no sample. */
    static Optional<TimedRound> of(TrialReading trial, PhaseReading phase, LatencySource source) {
        HistogramSeries series = phase.histograms(source.kind());
        if (series.isEmpty()) {
            return Optional.empty();
        }
        SparseHistogram all = series.sum();
        long timeNs = all.quantile(source.quantile());
        boolean bounded = Catalogue.boundedByUnanswered(source.kind()) && phase.unanswered() > 0;
        return Optional.of(new TimedRound(
                new RoundValue(trial.trial().round(), timeNs * source.unitsPerNs(), bounded),
                series,
                timeNs,
                ownDelayNs(phase, source, all)));
    }

    /**
     * The injector's delay at the quantile: its send lag where operations were due at an instant, else what its gaps can have
     * made. Its lag is a figure of its own, and the closed-loop view what a tool as late as this one would have said: neither is
     * said to be the server's.
     */
    private static long ownDelayNs(PhaseReading phase, LatencySource source, SparseHistogram times) {
        return switch (source.kind()) {
            case LAG, CLOSED_LOOP -> 0;
            case RESPONSE,
                    SERVICE,
                    CONNECT,
                    COMPLETION,
                    FROM_CONNECT,
                    WAIT,
                    DELIVERY,
                    FIRST_REPLY,
                    TO_MEDIAN_MEMBER,
                    TO_LAST_MEMBER,
                    PING -> {
                SparseHistogram lag = phase.histograms(LatencyKind.LAG).sum();
                yield lag.total() > 0
                        ? lag.quantile(source.quantile())
                        : phase.delayOfGapsNs(source.quantile(), times.quantile(0.5));
            }
        };
    }

    boolean bounded() {
        return value.lowerBound();
    }

    /** Whether the quantile is the injector's rather than the server's. */
    boolean spoiled() {
        return OwnDelay.spoils(delayNs, timeNs);
    }

    /** The injector's share of the quantile; above 1 where it was later than the whole of it. */
    double share() {
        return (double) delayNs / Math.max(timeNs, 1);
    }

    /** "the injector's own lateness, 10.6 s of 10.7 s". */
    String sentence() {
        return "the injector's own lateness, " + words(delayNs) + " of " + words(timeNs);
    }

    private static String words(long ns) {
        return ns < 1_000_000_000L
                ? String.format(Locale.ROOT, "%.1f ms", ns / 1e6)
                : String.format(Locale.ROOT, "%.1f s", ns / 1e9);
    }
}
