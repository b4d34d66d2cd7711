package dev.onecore.ws;

import dev.onecore.model.MetricsAddress;
import dev.onecore.model.Setting;
import java.util.Optional;

/**
 * What a run without a campaign does beside its load.
 *
 * @param metrics where its figures are told while it goes on
 */
record PlainOptions(Optional<MetricsAddress> metrics) {
    static final PlainOptions NONE = new PlainOptions(Optional.empty());

    /** These, but for what the command line says. */
    PlainOptions orGiven() {
        return new PlainOptions(
                given(Setting.METRICS).map(PlainOptions::address).or(this::metrics));
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
