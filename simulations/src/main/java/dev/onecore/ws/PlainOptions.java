package dev.onecore.ws;

import dev.onecore.load.TraceOptions;
import dev.onecore.model.MetricsAddress;
import dev.onecore.model.Setting;
import java.util.Optional;

/**
 * What a run without a campaign does beside its load.
 *
 * @param metrics where its figures are told while it goes on
 * @param trace how much of the first user's frames is printed
 */
record PlainOptions(Optional<MetricsAddress> metrics, TraceOptions trace) {
    static final PlainOptions NONE = new PlainOptions(Optional.empty(), TraceOptions.NONE);

    PlainOptions withMetrics(MetricsAddress address) {
        return new PlainOptions(Optional.of(address), trace);
    }

    PlainOptions withTrace(TraceOptions other) {
        return new PlainOptions(metrics, other);
    }

    /** These, but for what the command line says. */
    PlainOptions orGiven() {
        return new PlainOptions(
                given(Setting.METRICS).map(PlainOptions::address).or(this::metrics),
                new TraceOptions(
                        given(Setting.TRACE).map(PlainOptions::frames).orElse(trace.frames()),
                        given(Setting.TRACE_SECRETS).map(Boolean::parseBoolean).orElse(trace.secrets())));
    }

    private static int frames(String text) {
        if (!text.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("onecore.trace: a number of frames is needed");
        }
        return Integer.parseInt(text);
    }

    /** The address that a text names. */
    static MetricsAddress address(String text) {
        try {
            return MetricsAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("onecore." + Setting.METRICS.key() + ": " + e.getMessage(), e);
        }
    }

    private static Optional<String> given(Setting setting) {
        return Optional.ofNullable(System.getProperty("onecore." + setting.key()))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
