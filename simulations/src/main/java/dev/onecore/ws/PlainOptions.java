package dev.onecore.ws;

import dev.onecore.host.PlugInProperty;
import dev.onecore.load.TraceOptions;
import dev.onecore.model.MetricsAddress;
import dev.onecore.model.Setting;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run without a campaign does beside its load.
 *
 * @param metrics where its figures are told while it goes on
 * @param trace how much of the first user's frames is printed
 * @param results the folder that its figures are kept in
 */
record PlainOptions(Optional<MetricsAddress> metrics, TraceOptions trace, Optional<Path> results) {
    static final PlainOptions NONE = new PlainOptions(Optional.empty(), TraceOptions.NONE, Optional.empty());

    PlainOptions withMetrics(MetricsAddress address) {
        return new PlainOptions(Optional.of(address), trace, results);
    }

    PlainOptions withTrace(TraceOptions other) {
        return new PlainOptions(metrics, other, results);
    }

    PlainOptions withResults(Path folder) {
        return new PlainOptions(metrics, trace, Optional.of(folder));
    }

    /** These, but for what the command line says. */
    PlainOptions orGiven() {
        return new PlainOptions(
                given(Setting.METRICS).map(PlainOptions::address).or(this::metrics),
                new TraceOptions(
                        given(Setting.TRACE).map(PlainOptions::frames).orElse(trace.frames()),
                        given(Setting.TRACE_SECRETS).map(Boolean::parseBoolean).orElse(trace.secrets())),
                given("results").map(Path::of).or(this::results));
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
        return given(setting.key());
    }

    private static Optional<String> given(String key) {
        return PlugInProperty.of("onecore." + key).map(String::strip).filter(value -> !value.isEmpty());
    }
}
