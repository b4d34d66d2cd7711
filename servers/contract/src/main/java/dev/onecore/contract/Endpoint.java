package dev.onecore.contract;

import java.util.Optional;

/** The five WebSocket paths of the contract. */
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
    IDLE("/idle");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    /** The absolute path, without a query. */
    public String path() {
        return path;
    }

    /** The endpoint that a request target names, its query string ignored; empty means 404, before any upgrade. */
    public static Optional<Endpoint> at(String target) {
        String path = pathOf(target);
        for (Endpoint endpoint : values()) {
            if (endpoint.path.equals(path)) {
                return Optional.of(endpoint);
            }
        }
        return Optional.empty();
    }

    static String pathOf(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
