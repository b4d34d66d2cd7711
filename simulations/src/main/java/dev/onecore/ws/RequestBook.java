package dev.onecore.ws;

import dev.onecore.load.LiveLabels;
import dev.onecore.load.LiveMeter;
import dev.onecore.load.LoopRecorder;
import dev.onecore.load.ScriptNotices;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Origin;
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
    private static final int NAME_WIDTH = 28;

    /** In the order of their first use. */
    private final Map<String, RequestTimes> requests = Collections.synchronizedMap(new LinkedHashMap<>());

    private final ScriptNotices notices = new ScriptNotices();
    private final Set<String> extensions = new ConcurrentSkipListSet<>();
    private final AtomicBoolean plainOpened = new AtomicBoolean();
    private final Set<String> failures = new ConcurrentSkipListSet<>();

    private final String target;
    private final LiveMeter meter;

    /**
     * A book without a request.
     *
     * @param target whose times these are
     * @param meter hears of them when they are harvested
     */
    RequestBook(String target, LiveMeter meter) {
        this.target = target;
        this.meter = meter;
    }

    /** Where the calling event loop records a request's times. */
    LoopRecorder recorder(String request) {
        return requests.computeIfAbsent(request, this::open).recorder();
    }

    private RequestTimes open(String request) {
        return new RequestTimes(request, ORIGIN, meter.intervals(LiveLabels.ofRequest(target, request)));
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
                "Onecore: microseconds from the intended start where a schedule has one, else from the send; service time from the send",
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
