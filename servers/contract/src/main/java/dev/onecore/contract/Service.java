package dev.onecore.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What all connections of one server share.
 *
 * @param identity what the server says of itself
 * @param pool the test data
 * @param counters what was done so far
 * @param clockNs the monotonic clock, {@code System::nanoTime} outside tests
 * @param optional the optional endpoints that this server has
 * @param topics who is a member of which topic
 */
public record Service(
        Identity identity, Pool pool, Counters counters, LongSupplier clockNs, List<Endpoint> optional, Topics topics) {

    public Service {
        optional = List.copyOf(optional);
    }

    /**
     * A service on this process's own clock, with its pool built and its counters at zero.
     *
     * @param optional the optional endpoints that the server has
     */
    public static Service of(Identity identity, Endpoint... optional) {
        return new Service(
                identity, Pool.build(), new Counters(), System::nanoTime, Arrays.asList(optional), new Topics());
    }

    /** The endpoint that a request target names, its query string ignored; empty means 404, before any upgrade. */
    public Optional<Endpoint> endpoint(String target) {
        return Endpoint.at(target).filter(this::has);
    }

    /** Whether this server has that endpoint. */
    public boolean has(Endpoint endpoint) {
        return endpoint.part().isEmpty() || optional.contains(endpoint);
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
                endpoint(target).isPresent()
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
