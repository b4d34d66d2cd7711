package dev.onecore.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The WebSocket paths of the contract: five that every server has, and those that it may have. */
public enum Endpoint {
    /** Every message comes back unchanged. */
    ECHO("/echo"),
    /** The server pushes random data. */
    STREAM("/stream"),
    /** The client sends pool bytes and gets their digest. */
    UPLOAD("/upload"),
    /** The server sends pool bytes. */
    DOWNLOAD("/download"),
    /** Nothing is ever sent; a ping is answered. */
    IDLE("/idle"),
    /** A message of one member goes to all members. */
    TOPIC("/topic", "topic"),
    /** Every message comes back unchanged, compressed on the way where the client offers that. */
    ECHO_DEFLATE("/echo-deflate", "echo-deflate");

    private final String path;
    private final Optional<String> part;

    Endpoint(String path) {
        this.path = path;
        this.part = Optional.empty();
    }

    Endpoint(String path, String part) {
        this.path = path;
        this.part = Optional.of(part);
    }

    /** The absolute path, without a query. */
    public String path() {
        return path;
    }

    /** The endpoint that a request target names, its query string ignored. */
    static Optional<Endpoint> at(String target) {
        String path = pathOf(target);
        for (Endpoint endpoint : values()) {
            if (endpoint.path.equals(path)) {
                return Optional.of(endpoint);
            }
        }
        return Optional.empty();
    }

    /** Those that every server has. */
    public static List<Endpoint> required() {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.part.isEmpty())
                .toList();
    }

    /** Those that a server may have. */
    public static List<Endpoint> optional() {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.part.isPresent())
                .toList();
    }

    /** Under which name {@code /info} announces an optional endpoint; empty for one that every server has. */
    public Optional<String> part() {
        return part;
    }

    static String pathOf(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
