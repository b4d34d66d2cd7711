package dev.onecore.report;

import dev.onecore.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Rows of points and intervals on one common axis, each place as a share of the width, so that a page can draw it without a
 * script and at any width.
 *
 * @param ticks of the axis
 * @param rows from the top
 */
record Strip(List<AxisTick> ticks, List<StripRow> rows) {

    Strip {
        ticks = List.copyOf(ticks);
        rows = List.copyOf(rows);
    }

    /**
     * A labelled place of the axis.
     *
     * @param x {@code 37.5%}
     * @param label its value
     * @param one whether it is the 1 of ratios
     */
    record AxisTick(String x, String label, boolean one) {}

    /**
     * A row as drawn.
     *
     * @param label what it is, untrusted text
     * @param note the same in smaller print
     * @param text the value in words, with its unit
     * @param kind a style: better, worse, open, heading, or a series' number
     * @param x of the value; empty without one
     * @param low of the interval; empty without one
     * @param high of the interval; empty without one
     * @param dots of single rounds
     */
    record StripRow(
            String label,
            String note,
            String text,
            String kind,
            String x,
            String low,
            String high,
            List<String> dots) {}

    /** A row as it comes, in the unit of the axis. */
    record StripValue(
            String label,
            String note,
            String text,
            String kind,
            OptionalDouble value,
            Optional<Interval> interval,
            List<Double> dots) {

        /** A row that stands above others and has nothing to draw. */
        static StripValue heading(String label, String note) {
            return new StripValue(label, note, "", "heading", OptionalDouble.empty(), Optional.empty(), List.of());
        }

        DoubleStream all() {
            return DoubleStream.concat(
                    DoubleStream.concat(
                            value.stream(), interval.stream().flatMapToDouble(i -> DoubleStream.of(i.low(), i.high()))),
                    dots.stream().mapToDouble(Double::doubleValue));
        }
    }

    /**
     * Strips of ratios on one common axis: a logarithmic axis that holds 1. An interval that reaches beyond a thousandth or a thousandfold
     * is drawn to the edge.
     */
    static List<Strip> ofRatios(List<List<StripValue>> strips) {
        Axis axis = Axis.ofRatios(strips.stream()
                .flatMap(List::stream)
                .flatMapToDouble(StripValue::all)
                .toArray());
        return strips.stream().map(values -> of(values, axis)).toList();
    }

    /**
     * A strip of figures of one unit: an axis of which the values fill the most part, which need not begin at 0, and which is
     * logarithmic where they lie far apart.
     */
    static Strip ofFigures(List<StripValue> values) {
        Axis axis =
                Axis.ofFigures(values.stream().flatMapToDouble(StripValue::all).toArray());
        return of(values, axis);
    }

    private static Strip of(List<StripValue> values, Axis axis) {
        List<AxisTick> ticks = new ArrayList<>();
        axis.ticks()
                .forEach(tick -> ticks.add(new AxisTick(
                        percent(axis, tick), axis.label(tick), axis.scale() == Axis.Scale.RATIOS && tick == 1)));
        return new Strip(
                ticks,
                values.stream()
                        .map(value -> new StripRow(
                                value.label(),
                                value.note(),
                                value.text(),
                                value.kind(),
                                value.value().isPresent()
                                        ? percent(axis, value.value().getAsDouble())
                                        : "",
                                value.interval()
                                        .map(i -> percent(axis, i.low()))
                                        .orElse(""),
                                value.interval()
                                        .map(i -> percent(axis, i.high()))
                                        .orElse(""),
                                value.dots().stream()
                                        .map(dot -> percent(axis, dot))
                                        .toList()))
                        .toList());
    }

    private static String percent(Axis axis, double value) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * axis.share(value));
    }
}
