package dev.onecore.evidence;

import dev.onecore.model.LatencyKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One line of a histogram log without its histogram.
 *
 * @param kind what was timed
 * @param injector its number, from 0
 * @param phase its number in the workload, from 0; empty in a log that was written before phases were
 * @param beginNs since the trial's origin
 * @param endNs since the trial's origin
 */
record IntervalLine(LatencyKind kind, int injector, OptionalInt phase, long beginNs, long endNs) {

    /** All of a line before its last comma, which the histogram follows. */
    private static final Pattern HEAD = Pattern.compile(
            "Tag=([a-z-]+)/(\\d{1,6})(?:/(\\d{1,6}))?,(-?\\d{1,9}(?:\\.\\d{1,9})?),(\\d{1,9}(?:\\.\\d{1,9})?),[\\d.]+");

    private static final Map<String, LatencyKind> BY_TAG =
            Arrays.stream(LatencyKind.values()).collect(Collectors.toMap(LatencyKind::tag, kind -> kind));

    /** The line with its line feed. */
    String print(long maxNs, String histogram) {
        return String.format(
                        Locale.ROOT,
                        "Tag=%s/%d%s,%s,%s,%.3f,%s%n",
                        kind.tag(),
                        injector,
                        phase.isPresent() ? "/" + phase.getAsInt() : "",
                        seconds(beginNs),
                        seconds(endNs - beginNs),
                        maxNs / 1e6,
                        histogram)
                .replace(System.lineSeparator(), "\n");
    }

    /**
     * A line of the log.
     *
     * @throws IllegalArgumentException when it is none, with the rule that it breaks
     */
    static Parsed parse(String line) {
        int comma = line.lastIndexOf(',');
        Matcher fields = HEAD.matcher(line.substring(0, Math.max(0, comma)));
        if (!fields.matches()) {
            throw new IllegalArgumentException("it is not a tagged interval");
        }
        LatencyKind kind = BY_TAG.get(fields.group(1));
        if (kind == null) {
            throw new IllegalArgumentException("no kind of latency is tagged " + Fault.quoted(fields.group(1)));
        }
        OptionalInt phase =
                fields.group(3) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(fields.group(3)));
        long beginNs = nanos(fields.group(4));
        long endNs = beginNs + nanos(fields.group(5));
        return new Parsed(
                new IntervalLine(kind, Integer.parseInt(fields.group(2)), phase, beginNs, endNs),
                line.substring(comma + 1));
    }

    /** A line in its two parts; the histogram is still encoded. */
    record Parsed(IntervalLine interval, String histogram) {}

    private static String seconds(long ns) {
        return BigDecimal.valueOf(ns, 9).toPlainString();
    }

    private static long nanos(String seconds) {
        return new BigDecimal(seconds).movePointRight(9).longValueExact();
    }
}
