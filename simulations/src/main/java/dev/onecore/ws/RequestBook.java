package dev.onecore.ws;

import dev.onecore.load.IntervalSink;
import dev.onecore.load.LiveLabels;
import dev.onecore.load.LiveMeter;
import dev.onecore.load.LoopRecorder;
import dev.onecore.load.ScriptNotices;
import dev.onecore.model.FileFault;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;

/** The times of all requests of a run without a campaign, in nanoseconds, by their names. Any thread may call. */
final class RequestBook {
    private static final Origin ORIGIN = Origin.now();
    private static final List<Double> QUANTILES = List.of(50.0, 90.0, 99.0, 99.9, 99.99);
    private static final int NAME_WIDTH = 28;

    /** In the order of their first use. */
    private final Map<String, RequestTimes> requests = Collections.synchronizedMap(new LinkedHashMap<>());

    private final ScriptNotices notices = new ScriptNotices();
    private final Set<String> extensions = new ConcurrentSkipListSet<>();
    private final AtomicBoolean plainOpened = new AtomicBoolean();
    private final Set<String> failures = new ConcurrentSkipListSet<>();

    private final String target;
    private final LiveMeter meter;
    private final Optional<ResultFiles> files;

    /**
     * A book without a request.
     *
     * @param target whose times these are
     * @param meter hears of them when they are harvested
     * @param results the folder that they are kept in, if they are
     * @throws IllegalArgumentException when nothing can be kept there
     */
    RequestBook(String target, LiveMeter meter, Optional<Path> results) {
        this.target = target;
        this.files = results.map(folder -> files(folder, target));
        this.meter = meter;
    }

    /** Where the calling event loop records a request's times. */
    LoopRecorder recorder(String request) {
        return requests.computeIfAbsent(request, this::open).recorder();
    }

    private static ResultFiles files(Path folder, String target) {
        try {
            return ResultFiles.in(folder, target, ORIGIN);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "onecore.results: nothing can be kept in " + folder + " (" + FileFault.reason(e) + ")", e);
        }
    }

    /** Keeps what was harvested where that was asked for; returns where, or why not. */
    Optional<String> keep() {
        return files.map(open -> {
            try {
                return "Figures in " + open.end(sums());
            } catch (IOException e) {
                return "The figures cannot be kept (" + FileFault.reason(e) + ")";
            }
        });
    }

    private Map<String, Object> sums() {
        List<Map<String, Object>> each = new ArrayList<>();
        all().forEach((request, times) -> each.add(sums(request, times)));
        Map<String, Object> sums = new LinkedHashMap<>();
        sums.put("schema", "onecore/requests/1");
        sums.put("target", target);
        sums.put("began", ORIGIN.wall().toString());
        sums.put("extensions", List.copyOf(extensions));
        sums.put("requests", each);
        sums.put("notices", notices.all());
        sums.put("failures", List.copyOf(failures));
        return sums;
    }

    private static Map<String, Object> sums(String request, RequestTimes times) {
        Map<String, Object> sums = new LinkedHashMap<>();
        sums.put("request", request);
        sums.put("counts", times.counts());
        sums.put("failures", times.failures());
        for (LatencyKind kind : LatencyKind.values()) {
            times.total(kind).ifPresent(total -> sums.put(kind.tag() + "Ns", quantiles(total)));
        }
        return sums;
    }

    private static Map<String, Object> quantiles(Histogram total) {
        Map<String, Object> quantiles = new LinkedHashMap<>();
        quantiles.put("count", total.getTotalCount());
        for (double percent : QUANTILES) {
            quantiles.put("p" + String.valueOf(percent).replaceAll("\\.0$", ""), total.getValueAtPercentile(percent));
        }
        quantiles.put("max", total.getMaxValue());
        return quantiles;
    }

    private RequestTimes open(String request) {
        return new RequestTimes(request, ORIGIN, beside(request));
    }

    private IntervalSink beside(String request) {
        IntervalSink live = meter.intervals(LiveLabels.ofRequest(target, request));
        return files.map(open -> live.and(open.of(request))).orElse(live);
    }

    /** Takes what was recorded since the last call. */
    void harvest() {
        all().values().forEach(RequestTimes::harvest);
    }

    private Map<String, RequestTimes> all() {
        synchronized (requests) {
            return new LinkedHashMap<>(requests);
        }
    }

    ScriptNotices notices() {
        return notices;
    }

    void negotiated(String under) {
        extensions.add(under);
    }

    /** A connection was opened without an extension. */
    void openedPlain() {
        plainOpened.set(true);
    }

    /** The script is broken: told once, in the words of the first user. */
    void fail(String reason) {
        if (failures.isEmpty()) {
            failures.add(reason);
        }
    }

    /** All of it as a table for a terminal, in microseconds; empty when nothing was asked. */
    String table() {
        if (requests.isEmpty()) {
            return "";
        }
        List<String> lines = new ArrayList<>(List.of(
                "",
                "Onecore, " + target
                        + ": microseconds from the intended start where a schedule has one, else from the send; service time from the send",
                String.format(
                        Locale.ROOT,
                        "%-" + NAME_WIDTH + "s %9s %9s %7s %9s %9s %9s %10s %11s %9s",
                        "request",
                        "sent",
                        "answered",
                        "failed",
                        "p50",
                        "p90",
                        "p99",
                        "max",
                        "service p99",
                        "lag p99")));
        all().forEach((request, times) -> lines.addAll(rows(request, times)));
        if (!extensions.isEmpty()) {
            lines.add("compressed: " + (plainOpened.get() ? "some connections" : "all connections") + " were under "
                    + String.join(" and ", extensions));
        }
        notices.all().forEach(notice -> lines.add(notice.sentence()));
        failures.forEach(failure -> lines.add("FAILED: " + failure));
        return String.join("\n", lines) + "\n";
    }

    private List<String> rows(String request, RequestTimes times) {
        OperationCounts counts = times.counts();
        Optional<Histogram> shown = times.total(LatencyKind.RESPONSE).or(() -> times.total(LatencyKind.SERVICE));
        List<String> rows = new ArrayList<>();
        rows.add(String.format(
                Locale.ROOT,
                "%s %,9d %,9d %,7d %s %11s %9s%s",
                name(request),
                counts.sent(),
                counts.received(),
                counts.failed(),
                quantiles(shown),
                quantile(times.total(LatencyKind.SERVICE), 99),
                quantile(times.total(LatencyKind.LAG), 99),
                extensions.isEmpty() ? "" : plainOpened.get() ? "  partly compressed" : "  compressed"));
        row(rows, "first reply", times.total(LatencyKind.FIRST_REPLY));
        row(rows, "delivery", times.total(LatencyKind.DELIVERY));
        row(rows, "ping", times.total(LatencyKind.PING));
        times.failures().forEach(failure -> rows.add("  ! " + failure));
        return rows;
    }

    private static void row(List<String> rows, String what, Optional<Histogram> times) {
        times.ifPresent(known -> rows.add(String.format(
                Locale.ROOT,
                "%s %9s %,9d %7s %s",
                name("  " + what),
                "",
                known.getTotalCount(),
                "",
                quantiles(times))));
    }

    private static String name(String request) {
        String cut = request.length() > NAME_WIDTH ? request.substring(0, NAME_WIDTH - 1) + "…" : request;
        return String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s", cut);
    }

    private static String quantiles(Optional<Histogram> times) {
        return String.format(
                Locale.ROOT,
                "%9s %9s %9s %10s",
                quantile(times, 50),
                quantile(times, 90),
                quantile(times, 99),
                quantile(times, 100));
    }

    private static String quantile(Optional<Histogram> times, double percent) {
        return times.filter(known -> known.getTotalCount() > 0)
                .map(known -> String.format(Locale.ROOT, "%,.0f", known.getValueAtPercentile(percent) / 1e3))
                .orElse("–");
    }
}
