package dev.onecore.gate;

import dev.onecore.model.Metric;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Metrics that one threshold may be meant for. */
enum MetricFamily {
    /** Times of operations. */
    LATENCY,
    /** What the server's CPU does for an operation, or an operation costs of it. */
    CPU,
    /** Operations or bytes per second. */
    THROUGHPUT;

    /** The name in a threshold. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The family of that name. */
    static Optional<MetricFamily> named(String label) {
        return Arrays.stream(values())
                .filter(family -> family.label().equals(label))
                .findFirst();
    }

    /** The family that a metric belongs to; none for memory, and for a key that is not known. */
    static Optional<MetricFamily> of(String metricKey) {
        return Metric.keyed(metricKey).flatMap(metric -> {
            if (metric.latency().isPresent()) {
                return Optional.of(LATENCY);
            }
            if (metric.isRate()) {
                return Optional.of(THROUGHPUT);
            }
            return metric.key().contains("cpu") ? Optional.of(CPU) : Optional.empty();
        });
    }
}
