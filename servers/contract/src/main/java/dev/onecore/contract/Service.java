package dev.onecore.contract;

import java.util.function.LongSupplier;

/**
 * What all connections of one server share.
 *
 * @param identity what the server says of itself
 * @param pool the test data
 * @param counters what was done so far
 * @param clockNs the monotonic clock, {@code System::nanoTime} outside tests
 */
public record Service(Identity identity, Pool pool, Counters counters, LongSupplier clockNs) {
    /** A service on this process's own clock, with its pool built and its counters at zero. */
    public static Service of(Identity identity) {
        return new Service(identity, Pool.build(), new Counters(), System::nanoTime);
    }

    /**
     * The answer to a plain HTTP request, WebSocket handshakes for a path of no {@link Endpoint} included.
     *
     * @param target the request's target, query string and all
     */
    public Answer answer(String target) {
        return switch (Endpoint.pathOf(target)) {
            case "/health" -> new Answer(200, "text/plain", "ok");
            case "/info" -> new Answer(200, "application/json", InfoDocument.of(this));
            default ->
                Endpoint.at(target).isPresent()
                        ? new Answer(426, "text/plain", "this path speaks WebSocket")
                        : new Answer(404, "text/plain", "not found");
        };
    }

    /**
     * An HTTP response of one server.
     *
     * @param status the status code
     * @param contentType the media type
     * @param body the text, to be sent as UTF-8
     */
    public record Answer(int status, String contentType, String body) {}
}
