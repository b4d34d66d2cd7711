package dev.onecore.report;

import dev.onecore.model.Metric;
import dev.onecore.statistics.Interval;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** Numbers as a reader wants them: about three significant digits, thousands apart, always with a unit beside. */
public final class Amount {

    /** Cells of a number that is read at a glance. */
    private static final int BRIEF = 9;

    private Amount() {}

    /** A number without its unit, such as {@code 1,204} or {@code 24.1}. */
    static String plain(double value) {
        double size = Math.abs(value);
        int decimals = size >= 99.95 || size == 0 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** A number with the metric's unit: {@code 24.1 µs}. */
    static String of(double value, Metric metric) {
        return plain(value) + " " + metric.unit();
    }

    /**
     * A number in at most so many cells, which are 7 or more, and never cut: without its unit where it fits so, as below a heading
     * that names the unit; a long time with a larger unit of its own; else with an exponent.
     *
     * @param bound what stands before it, at most one cell
     */
    static String within(int cells, String bound, double value, Metric metric) {
        double micros = switch (metric.unit()) {
            case "µs" -> value;
            case "ms" -> value * 1e3;
            default -> Double.NaN;
        };
        Stream<String> longer = Double.isNaN(micros)
                ? Stream.of()
                : Stream.of(micros < 1e6 ? plain(micros / 1e3) + " ms" : plain(micros / 1e6) + " s");
        Stream<String> shorter = Stream.of("%.2e", "%.1e", "%.0e")
                .map(form -> String.format(Locale.ROOT, form, value).replace("e+", "e"));
        return Stream.of(Stream.of(plain(value)), longer, shorter)
                .flatMap(forms -> forms)
                .map(form -> bound + form)
                .filter(form -> Cells.width(form) <= cells)
                .findFirst()
                .orElse("–");
    }

    /** A number with a unit, a long time with a larger one: {@code 24.1 µs}, {@code 15.1 s}. */
    static String brief(double value, Metric metric) {
        String within = within(BRIEF, "", value, metric);
        return within.equals(plain(value))
                ? of(value, metric)
                : within.contains(" ") ? within : within + " " + metric.unit();
    }

    /** An interval without its unit: {@code [23.8, 24.4]}. */
    static String of(Interval interval) {
        return "[" + plain(interval.low()) + ", " + plain(interval.high()) + "]";
    }

    /** A ratio with two decimals, three when it is within one per cent of 1: {@code 1.31×}. */
    public static String ratio(double ratio) {
        return ratioNumber(ratio) + "×";
    }

    /** An interval of ratios: {@code [1.24, 1.38]}. */
    public static String ratios(Interval interval) {
        return "[" + ratioNumber(interval.low()) + ", " + ratioNumber(interval.high()) + "]";
    }

    /** A ratio without its sign: {@code 1.31}. */
    static String ratioNumber(double ratio) {
        boolean close = Math.abs(ratio - 1) < 0.01;
        return ratio >= 100 ? plain(ratio) : String.format(Locale.ROOT, close ? "%.3f" : "%.2f", ratio);
    }

    /** A whole number with thousands apart. */
    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** A share as whole per cents, more exactly below one: {@code 12 %}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.01 ? "%.1f %%" : "%.0f %%", 100 * share);
    }

    /** Seconds as a time of day's length: {@code 4 min 10 s}, {@code 12 s}. */
    static String duration(long seconds) {
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    /** A time that is not known exactly: {@code 6 min}, {@code 40 s}. */
    static String about(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 90 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
    }
}
