package dev.onecore.live;

import dev.onecore.model.LatencyKind;

/**
 * What a metric is called, by the conventions of Prometheus (its documentation, "Metric and label naming"): base units, the unit
 * in the name, and {@code _total} at the end of what is only added to, which each format writes in its own way.
 *
 * @param text without {@code _total}
 * @param help what it is, in a sentence
 */
record MetricName(String text, String help) {
    static final MetricName SENT = new MetricName("onecore_operations_sent", "Operations that were begun.");
    static final MetricName REPLIED =
            new MetricName("onecore_operations_replied", "Operations that were answered, and rightly.");
    static final MetricName FAILED =
            new MetricName("onecore_operations_failed", "Operations that were answered wrongly, or not in time.");
    static final MetricName BYTES = new MetricName("onecore_received_bytes", "Payload bytes of right answers.");
    static final MetricName CONNECTIONS = new MetricName("onecore_connections", "WebSockets that are open now.");

    /** The one of a kind of latency. */
    static MetricName of(LatencyKind kind) {
        return switch (kind) {
            case RESPONSE ->
                new MetricName("onecore_response_time_seconds", "From the intended start to the checked reply.");
            case SERVICE ->
                new MetricName("onecore_service_time_seconds", "From the actual start to the checked reply.");
            case CLOSED_LOOP ->
                new MetricName(
                        "onecore_closed_loop_time_seconds",
                        "Service time of what was sent with nothing outstanding on its connection.");
            case LAG ->
                new MetricName(
                        "onecore_send_lag_seconds",
                        "From the intended to the actual start, which is the load generator's own lateness.");
            case CONNECT ->
                new MetricName(
                        "onecore_connect_time_seconds", "From the start of TCP's connect to the end of the handshake.");
            case COMPLETION ->
                new MetricName("onecore_completion_time_seconds", "Of a whole transfer, burst or user of a ramp.");
            case FROM_CONNECT ->
                new MetricName("onecore_visit_time_seconds", "From the start of a user's connect to its last message.");
            case WAIT -> new MetricName("onecore_push_gap_seconds", "From one pushed message to the next.");
            case DELIVERY -> new MetricName("onecore_delivery_time_seconds", "From a message's stamp to its arrival.");
            case FIRST_REPLY ->
                new MetricName("onecore_first_reply_time_seconds", "From the intended start to the first reply.");
            case TO_MEDIAN_MEMBER ->
                new MetricName(
                        "onecore_to_median_member_time_seconds",
                        "From the intended start of a message to its arrival at the median member.");
            case TO_LAST_MEMBER ->
                new MetricName(
                        "onecore_to_last_member_time_seconds",
                        "From the intended start of a message to its arrival at the last member.");
            case PING -> new MetricName("onecore_ping_time_seconds", "From a ping of the client's to its pong.");
        };
    }
}
