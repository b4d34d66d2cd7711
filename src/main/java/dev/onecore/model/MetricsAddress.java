package dev.onecore.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** Where figures are told while a run goes on: to whoever asks on this machine, or to an address that the user named. */
public sealed interface MetricsAddress {

    /** What {@code cases} says of this kind of address. */
    <R> R map(MetricsCases<R> cases);

    /** A case for every kind of address. */
    interface MetricsCases<R> {
        R scraped(Scraped address);

        R pushed(Pushed address);

        R otlp(Otlp address);
    }

    /**
     * Prometheus asks on the loopback interface.
     *
     * @param port 0 for one that is free
     */
    record Scraped(int port) implements MetricsAddress {
        @Override
        public <R> R map(MetricsCases<R> cases) {
            return cases.scraped(this);
        }
    }

    /**
     * They are pushed to a Pushgateway of Prometheus.
     *
     * @param place where it is
     */
    record Pushed(MetricsPlace place) implements MetricsAddress {
        @Override
        public <R> R map(MetricsCases<R> cases) {
            return cases.pushed(this);
        }
    }

    /**
     * They are pushed by OpenTelemetry's protocol over HTTP.
     *
     * @param place where its receiver is
     */
    record Otlp(MetricsPlace place) implements MetricsAddress {
        @Override
        public <R> R map(MetricsCases<R> cases) {
            return cases.otlp(this);
        }
    }

    /**
     * An address of HTTP.
     *
     * @param uri without a user
     * @param credentials a user and a password, as {@code user:password}; never to be shown
     */
    record MetricsPlace(URI uri, Optional<String> credentials) {

        /** The address, without anything that may be a secret. */
        @Override
        public String toString() {
            return ServerAddress.redacted(uri.toString());
        }
    }

    /** In words, what {@link #parse} takes. */
    String WORDS = "a port from 0 to 65535, push:http://host:port or otlp:http://host:port";

    /**
     * Reads {@code 9464}, {@code push:http://host:9091} or {@code otlp:http://host:4318}.
     *
     * @throws IllegalArgumentException when it is of another form; the message says what is needed and repeats nothing of the text
     */
    static MetricsAddress parse(String text) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535) {
            return new Scraped(Integer.parseInt(text));
        }
        int colon = text.indexOf(':');
        return switch (text.substring(0, Math.max(0, colon))) {
            case "push" -> new Pushed(place(text.substring(colon + 1)));
            case "otlp" -> new Otlp(place(text.substring(colon + 1)));
            default -> throw new IllegalArgumentException(WORDS + " is needed");
        };
    }

    private static MetricsPlace place(String text) {
        try {
            URI given = new URI(text);
            if (!List.of("http", "https").contains(String.valueOf(given.getScheme())) || given.getHost() == null) {
                throw new IllegalArgumentException(WORDS + " is needed");
            }
            URI bare = new URI(
                    given.getScheme(), null, given.getHost(), given.getPort(), given.getPath(), given.getQuery(), null);
            return new MetricsPlace(bare, Optional.ofNullable(given.getUserInfo()));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(WORDS + " is needed; what is behind the first colon is no address");
        }
    }
}
