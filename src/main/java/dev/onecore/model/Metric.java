package dev.onecore.model;

import dev.onecore.model.MetricSource.Estimator;
import dev.onecore.model.MetricSource.LatencySource;
import dev.onecore.model.MetricSource.Nature;
import dev.onecore.model.MetricSource.SlopeSource;
import dev.onecore.model.MetricSource.TotalsSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A figure that can be printed, with all that is to be known of it: what it is called, what it is read from, and where it
 * stands. The latencies' quantiles are of the kind that the name begins with (see {@link LatencyKind}).
 */
public enum Metric {
    RESPONSE_P50(
            "response_p50",
            "response time, median",
            "median latency",
            Role.COMPARED,
            micros(LatencyKind.RESPONSE, 0.5, Estimator.FLOW)),
    RESPONSE_P90("response_p90", "response time, p90", Role.DETAIL, micros(LatencyKind.RESPONSE, 0.9, Estimator.FLOW)),
    RESPONSE_P99(
            "response_p99",
            "response time, p99",
            "p99 latency",
            Role.COMPARED,
            micros(LatencyKind.RESPONSE, 0.99, Estimator.FLOW)),
    RESPONSE_P999(
            "response_p99.9", "response time, p99.9", Role.DETAIL, micros(LatencyKind.RESPONSE, 0.999, Estimator.FLOW)),
    RESPONSE_MAX(
            "response_max", "response time, maximum", Role.DETAIL, micros(LatencyKind.RESPONSE, 1, Estimator.MAXIMUM)),
    SERVICE_P50(
            "service_p50",
            "service time, median",
            "median latency",
            Role.COMPARED,
            micros(LatencyKind.SERVICE, 0.5, Estimator.FLOW)),
    SERVICE_P99(
            "service_p99",
            "service time, p99",
            "p99 latency",
            Role.COMPARED,
            micros(LatencyKind.SERVICE, 0.99, Estimator.FLOW)),
    SERVICE_P999(
            "service_p99.9", "service time, p99.9", Role.DETAIL, micros(LatencyKind.SERVICE, 0.999, Estimator.FLOW)),
    CLOSED_LOOP_P50(
            "closed_loop_p50",
            "closed-loop view, median",
            Role.DETAIL,
            micros(LatencyKind.CLOSED_LOOP, 0.5, Estimator.FLOW)),
    CLOSED_LOOP_P99(
            "closed_loop_p99",
            "closed-loop view, p99",
            Role.DETAIL,
            micros(LatencyKind.CLOSED_LOOP, 0.99, Estimator.FLOW)),
    CLOSED_LOOP_P999(
            "closed_loop_p99.9",
            "closed-loop view, p99.9",
            Role.DETAIL,
            micros(LatencyKind.CLOSED_LOOP, 0.999, Estimator.FLOW)),
    LAG_P99("lag_p99", "injector's send lag, p99", Role.DETAIL, micros(LatencyKind.LAG, 0.99, Estimator.FLOW)),
    CONNECT_P50(
            "connect_p50",
            "time to connect, median",
            "median time to connect",
            Role.DETAIL,
            micros(LatencyKind.CONNECT, 0.5, Estimator.FEW_OPERATIONS)),
    CONNECT_MAX(
            "connect_max", "time to connect, maximum", Role.DETAIL, micros(LatencyKind.CONNECT, 1, Estimator.MAXIMUM)),
    COMPLETION_P50(
            "completion_p50",
            "time to complete, median",
            "time to complete",
            Role.COMPARED,
            millis(LatencyKind.COMPLETION, 0.5, Estimator.FEW_OPERATIONS)),
    COMPLETION_MAX(
            "completion_max",
            "time to complete, maximum",
            Role.DETAIL,
            millis(LatencyKind.COMPLETION, 1, Estimator.MAXIMUM)),
    FROM_CONNECT_P50(
            "from_connect_p50",
            "from connect to the last message, median",
            Role.DETAIL,
            millis(LatencyKind.FROM_CONNECT, 0.5, Estimator.FEW_OPERATIONS)),
    FROM_CONNECT_MAX(
            "from_connect_max",
            "from connect to the last message, maximum",
            Role.DETAIL,
            millis(LatencyKind.FROM_CONNECT, 1, Estimator.MAXIMUM)),
    WAIT_P50(
            "wait_p50",
            "wait for the next message, median",
            Role.DETAIL,
            millis(LatencyKind.WAIT, 0.5, Estimator.FLOW)),
    DELIVERY_P50(
            "delivery_p50",
            "one-way delivery, median",
            "median one-way delivery",
            Role.DETAIL,
            micros(LatencyKind.DELIVERY, 0.5, Estimator.FLOW)),
    DELIVERY_P99(
            "delivery_p99", "one-way delivery, p99", Role.DETAIL, micros(LatencyKind.DELIVERY, 0.99, Estimator.FLOW)),
    FIRST_REPLY_P50(
            "first_reply_p50",
            "time to the first reply, median",
            "median time to the first reply",
            Role.DETAIL,
            micros(LatencyKind.FIRST_REPLY, 0.5, Estimator.FLOW)),
    FIRST_REPLY_P99(
            "first_reply_p99",
            "time to the first reply, p99",
            Role.DETAIL,
            micros(LatencyKind.FIRST_REPLY, 0.99, Estimator.FLOW)),
    TO_MEDIAN_P50(
            "to_median_p50",
            "delivery to the median member, median",
            "median delivery to the median member",
            Role.COMPARED,
            micros(LatencyKind.TO_MEDIAN_MEMBER, 0.5, Estimator.FLOW)),
    TO_MEDIAN_P99(
            "to_median_p99",
            "delivery to the median member, p99",
            Role.DETAIL,
            micros(LatencyKind.TO_MEDIAN_MEMBER, 0.99, Estimator.FLOW)),
    TO_LAST_P50(
            "to_last_p50",
            "delivery to the last member, median",
            "median delivery to the last member",
            Role.COMPARED,
            micros(LatencyKind.TO_LAST_MEMBER, 0.5, Estimator.FLOW)),
    TO_LAST_P99(
            "to_last_p99",
            "delivery to the last member, p99",
            "p99 delivery to the last member",
            Role.COMPARED,
            micros(LatencyKind.TO_LAST_MEMBER, 0.99, Estimator.FLOW)),
    TO_LAST_MAX(
            "to_last_max",
            "delivery to the last member, maximum",
            Role.DETAIL,
            micros(LatencyKind.TO_LAST_MEMBER, 1, Estimator.MAXIMUM)),
    PING_P50(
            "ping_p50",
            "round trip of a ping, median",
            "median round trip of a ping",
            Role.DETAIL,
            micros(LatencyKind.PING, 0.5, Estimator.FLOW)),
    PING_P99("ping_p99", "round trip of a ping, p99", Role.DETAIL, micros(LatencyKind.PING, 0.99, Estimator.FLOW)),
    THROUGHPUT(
            "throughput",
            "throughput",
            "messages per second",
            Role.COMPARED,
            totals(PhaseTotals::messagesPerSec, "messages/s", Nature.RATE, "no samples")),
    BANDWIDTH(
            "bandwidth",
            "throughput",
            "MB per second",
            Role.COMPARED,
            totals(PhaseTotals::megabytesPerSec, "MB/s", Nature.RATE, "no samples")),
    CPU_PER_MESSAGE(
            "cpu_per_message",
            "server CPU per message",
            "server CPU per message",
            Role.COMPARED,
            totals(PhaseTotals::cpuUsPerMessage, "µs", Nature.COST, "the server's CPU time was not seen")),
    WIRE_BYTES(
            "wire_bytes_per_message",
            "bytes on the wire for a message and its echo",
            "bytes on the wire per message",
            Role.COMPARED,
            totals(PhaseTotals::bytesPerMessage, "bytes", Nature.COST, "no samples")),
    CPU_PER_DELIVERY(
            "cpu_per_delivery",
            "server CPU per delivered message",
            "server CPU per delivered message",
            Role.COMPARED,
            totals(PhaseTotals::cpuUsPerMessage, "µs", Nature.COST, "the server's CPU time was not seen")),
    CPU_PER_MB(
            "cpu_per_mb",
            "server CPU per MB",
            "server CPU per MB",
            Role.COMPARED,
            totals(PhaseTotals::cpuUsPerMegabyte, "µs", Nature.COST, "the server's CPU time was not seen")),
    MESSAGES_PER_CPU_SECOND(
            "messages_per_cpu_second",
            "messages per CPU-second of the server",
            "messages per CPU-second",
            Role.DETAIL,
            totals(PhaseTotals::messagesPerCpuSecond, "messages", Nature.YIELD, "the server's CPU time was not seen")),
    SERVER_CPU(
            "server_cpu",
            "server CPU, share of its core",
            Role.FIRST_LOOK,
            totals(PhaseTotals::cpuPercent, "%", Nature.SHARE, "the server's CPU time was not seen")),
    RSS(
            "rss",
            "server's resident memory, peak",
            "memory",
            Role.COMPARED,
            totals(PhaseTotals::peakMebibytes, "MiB", Nature.COST, "the server's memory was not seen")),
    RSS_PER_CONNECTION(
            "rss_per_connection",
            "memory gained per connection, at most",
            Role.DETAIL,
            totals(
                    PhaseTotals::kibibytesPerConnection,
                    "KiB",
                    Nature.COST,
                    "the server's memory was not seen, or did not grow")),
    MEMORY_PER_CONNECTION(
            "memory_per_connection",
            "resident memory for each further connection",
            "memory per connection",
            Role.COMPARED,
            slope(phase -> phase.server().map(Usage::peakRssBytes), "the server's memory was not seen often enough")),
    HEAP_PER_CONNECTION(
            "heap_per_connection",
            "heap after a collection for each further connection",
            "heap per connection",
            Role.COMPARED,
            slope(phase -> phase.server().map(Usage::heapBytes), "not a JVM that was started here")),
    INJECTOR_PER_CONNECTION(
            "injector_per_connection",
            "injector's heap after a collection for each further connection",
            Role.DETAIL,
            slope(phase -> Optional.of(phase.injector().heapBytes()), "the injector's heap was not seen often enough")),
    CONNECT_RATE(
            "connect_rate",
            "connections opened",
            "connections per second",
            Role.COMPARED,
            totals(PhaseTotals::messagesPerSec, "connections/s", Nature.RATE, "no connection was opened")),
    CONNECTIONS_PER_CPU_SECOND(
            "connections_per_cpu_second",
            "connections per CPU-second of the server",
            "connections per CPU-second",
            Role.DETAIL,
            totals(
                    PhaseTotals::messagesPerCpuSecond,
                    "connections",
                    Nature.YIELD,
                    "the server's CPU time was not seen")),
    CPU_PER_CONNECTION(
            "cpu_per_connection",
            "server CPU per connection",
            "server CPU per connection",
            Role.COMPARED,
            totals(PhaseTotals::cpuUsPerMessage, "µs", Nature.COST, "the server's CPU time was not seen")),
    GC_SHARE(
            "gc_share",
            "garbage collection, share of the core",
            Role.DETAIL,
            totals(PhaseTotals::gcPercent, "%", Nature.SHARE, "not a JVM, or it does not say"));

    /** Which direction is an improvement. */
    public enum Better {
        LOWER,
        HIGHER
    }

    /** Where a metric stands, of the loads that have it. */
    public enum Role {
        /** In the whole table alone. */
        DETAIL,
        /** Among the few that a first look is for. */
        FIRST_LOOK,
        /** There too, and each target is set against the baseline in it. */
        COMPARED
    }

    private final String key;
    private final String title;
    private final String noun;
    private final Role role;

    // Both of its kinds are records of constants and of functions without state, which the check cannot see.
    @SuppressWarnings("ImmutableEnumChecker")
    private final MetricSource source;

    /** A metric that is called by its title within a sentence too. */
    Metric(String key, String title, Role role, MetricSource source) {
        this(key, title, title, role, source);
    }

    Metric(String key, String title, String noun, Role role, MetricSource source) {
        this.key = key;
        this.title = title;
        this.noun = noun;
        this.role = role;
        this.source = source;
    }

    private static MetricSource micros(LatencyKind kind, double quantile, Estimator estimator) {
        return new LatencySource(kind, quantile, "µs", 1e-3, estimator);
    }

    private static MetricSource millis(LatencyKind kind, double quantile, Estimator estimator) {
        return new LatencySource(kind, quantile, "ms", 1e-6, estimator);
    }

    private static MetricSource totals(
            Function<PhaseTotals, OptionalDouble> formula, String unit, Nature nature, String missing) {
        return new TotalsSource(formula, unit, nature, missing);
    }

    private static MetricSource slope(Function<PhaseSummary, Optional<OptionalLong>> bytes, String missing) {
        return new SlopeSource(phase -> bytes.apply(phase).orElse(OptionalLong.empty()), missing);
    }

    /** The metric of that key, if there is one. */
    public static Optional<Metric> keyed(String key) {
        return Arrays.stream(values()).filter(metric -> metric.key.equals(key)).findFirst();
    }

    /** The name in JSON and CSV. */
    public String key() {
        return key;
    }

    /** The name on the page. */
    public String title() {
        return title;
    }

    /** The name within a sentence. */
    public String noun() {
        return noun;
    }

    public Role role() {
        return role;
    }

    public MetricSource source() {
        return source;
    }

    /** The unit of every value of this metric. */
    public String unit() {
        return source.unit();
    }

    public Better better() {
        return source.better();
    }

    /** The latency that it is a quantile of; empty for what is no latency. */
    public Optional<LatencyKind> latency() {
        return source.map(
                latency -> Optional.of(latency.kind()), totals -> Optional.empty(), slope -> Optional.empty());
    }

    /** Whether it is the one greatest value, which has no interval. */
    public boolean isMaximum() {
        return source.map(latency -> latency.estimator() == Estimator.MAXIMUM, totals -> false, slope -> false);
    }

    /** Whether it is CPU time of the server for what it did, which an injector that waits for replies can move. */
    public boolean isServerCost() {
        return this == CPU_PER_MESSAGE
                || this == CPU_PER_DELIVERY
                || this == CPU_PER_MB
                || this == CPU_PER_CONNECTION
                || this == CONNECTIONS_PER_CPU_SECOND
                || this == MESSAGES_PER_CPU_SECOND;
    }

    /** Whether it is a rate of what was received, which an injector can limit. */
    public boolean isRate() {
        return source.map(latency -> false, totals -> totals.nature() == Nature.RATE, slope -> false);
    }
}
