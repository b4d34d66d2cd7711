package dev.onecore.model;

/**
 * A figure that can be printed, with its unit. The latencies' quantiles are of the view that the name begins with (see
 * {@link LatencyKind}).
 */
public enum Metric {
    RESPONSE_P50("response_p50", "response time, median", "µs", Better.LOWER),
    RESPONSE_P90("response_p90", "response time, p90", "µs", Better.LOWER),
    RESPONSE_P99("response_p99", "response time, p99", "µs", Better.LOWER),
    RESPONSE_P999("response_p99.9", "response time, p99.9", "µs", Better.LOWER),
    RESPONSE_MAX("response_max", "response time, maximum", "µs", Better.LOWER),
    SERVICE_P50("service_p50", "service time, median", "µs", Better.LOWER),
    SERVICE_P99("service_p99", "service time, p99", "µs", Better.LOWER),
    SERVICE_P999("service_p99.9", "service time, p99.9", "µs", Better.LOWER),
    CLOSED_LOOP_P50("closed_loop_p50", "closed-loop view, median", "µs", Better.LOWER),
    CLOSED_LOOP_P99("closed_loop_p99", "closed-loop view, p99", "µs", Better.LOWER),
    CLOSED_LOOP_P999("closed_loop_p99.9", "closed-loop view, p99.9", "µs", Better.LOWER),
    LAG_P99("lag_p99", "injector's send lag, p99", "µs", Better.LOWER),
    CONNECT_P50("connect_p50", "time to connect, median", "µs", Better.LOWER),
    CONNECT_MAX("connect_max", "time to connect, maximum", "µs", Better.LOWER),
    COMPLETION_P50("completion_p50", "time to complete, median", "ms", Better.LOWER),
    COMPLETION_MAX("completion_max", "time to complete, maximum", "ms", Better.LOWER),
    FROM_CONNECT_P50("from_connect_p50", "from connect to the last message, median", "ms", Better.LOWER),
    FROM_CONNECT_MAX("from_connect_max", "from connect to the last message, maximum", "ms", Better.LOWER),
    WAIT_P50("wait_p50", "wait for the next message, median", "ms", Better.LOWER),
    DELIVERY_P50("delivery_p50", "one-way delivery, median", "µs", Better.LOWER),
    DELIVERY_P99("delivery_p99", "one-way delivery, p99", "µs", Better.LOWER),
    THROUGHPUT("throughput", "throughput", "messages/s", Better.HIGHER),
    BANDWIDTH("bandwidth", "throughput", "MB/s", Better.HIGHER),
    CPU_PER_MESSAGE("cpu_per_message", "server CPU per message", "µs", Better.LOWER),
    CPU_PER_MB("cpu_per_mb", "server CPU per MB", "µs", Better.LOWER),
    MESSAGES_PER_CPU_SECOND(
            "messages_per_cpu_second", "messages per CPU-second of the server", "messages", Better.HIGHER),
    SERVER_CPU("server_cpu", "server CPU, share of its core", "%", Better.LOWER),
    RSS("rss", "server's resident memory, peak", "MiB", Better.LOWER),
    RSS_PER_CONNECTION("rss_per_connection", "memory gained per connection, at most", "KiB", Better.LOWER),
    GC_SHARE("gc_share", "garbage collection, share of the core", "%", Better.LOWER);

    /** Which direction is an improvement. */
    public enum Better {
        LOWER,
        HIGHER
    }

    private final String key;
    private final String title;
    private final String unit;
    private final Better better;

    Metric(String key, String title, String unit, Better better) {
        this.key = key;
        this.title = title;
        this.unit = unit;
        this.better = better;
    }

    /** The name in JSON and CSV. */
    public String key() {
        return key;
    }

    /** The name on the page. */
    public String title() {
        return title;
    }

    /** The unit of every value of this metric. */
    public String unit() {
        return unit;
    }

    public Better better() {
        return better;
    }
}
