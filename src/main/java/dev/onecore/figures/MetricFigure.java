package dev.onecore.figures;

import dev.onecore.model.Metric;
import dev.onecore.statistics.Estimate;
import dev.onecore.statistics.Figure;
import dev.onecore.statistics.Interval;
import java.util.List;
import java.util.Optional;

/**
 * One figure of one target: a number with its unit, its interval and what it rests on, or the reason why there is none.
 *
 * @param key where it belongs
 * @param metric what it says, in which unit
 * @param figure the number, in the metric's unit
 * @param lowerBound whether in any round the injector was the limit, or operations were unanswered, so that the truth is this
 *     value or more
 * @param pinned whether the server was proven to be held to one core in every round that it rests on
 * @param each the value of every round that it rests on, in the metric's unit
 * @param reservations what must be known beside the number, each in a few words: why it is a bound, what it depends on, rounds
 *     that were left out
 */
public record MetricFigure(
        FigureKey key,
        Metric metric,
        Figure figure,
        boolean lowerBound,
        boolean pinned,
        List<RoundValue> each,
        List<String> reservations) {

    public MetricFigure {
        each = List.copyOf(each);
        reservations = List.copyOf(reservations);
    }

    /**
     * What one round said.
     *
     * @param round from 1
     * @param value in the metric's unit
     * @param lowerBound whether the truth is this value or more in this round
     */
    public record RoundValue(int round, double value, boolean lowerBound) {}

    public Optional<Estimate> estimate() {
        return figure.estimate();
    }

    public Optional<Interval> interval() {
        return estimate().flatMap(Estimate::interval);
    }

    /** Why there is no value or no interval, for a reader; empty when both are there. */
    public String reason() {
        boolean maximum = estimate().isPresent() && metric.isMaximum();
        return maximum ? "a maximum has no interval" : figure.reason();
    }
}
