package dev.onecore.undertow;

import dev.onecore.contract.Endpoint;
import dev.onecore.contract.Limits;
import dev.onecore.contract.Service;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.extensions.PerMessageDeflateHandshake;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Which path is served how. All of it runs on the I/O thread. */
final class Router implements HttpHandler {
    private static final int LEVEL = 6;
    private static final int SCRATCH = 16 * 1024;

    private final Service service;
    private final Turns turns;
    private final Slabs slabs = new Slabs();
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH);
    private final Payloads payloads;
    private final Map<Endpoint, HttpHandler> handshakes = new EnumMap<>(Endpoint.class);
    private final Set<Connection> connections = new LinkedHashSet<>();

    Router(Service service, Turns turns) {
        this.service = service;
        this.turns = turns;
        this.payloads = new Payloads(service.pool());
        for (Endpoint endpoint : Endpoint.values()) {
            WebSocketConnectionCallback opened = (exchange, channel) -> open(endpoint, channel);
            FrugalReads.Handshake handshake = new FrugalReads.Handshake();
            if (endpoint == Endpoint.ECHO_DEFLATE) {
                // Zlib's usual level; both sides may use one message for the next.
                handshake.addExtension(new PerMessageDeflateHandshake(false, LEVEL, true, true, Limits.MAX_MESSAGE));
            }
            handshakes.put(endpoint, new WebSocketProtocolHandshakeHandler(List.of(handshake), opened, this::answer));
        }
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        HttpHandler plain = this::answer;
        // Undertow's handshake does not ask for the Upgrade header before it relies on it.
        boolean upgrade = exchange.getRequestHeaders().contains(Headers.UPGRADE);
        Optional<Endpoint> endpoint = upgrade ? service.endpoint(exchange.getRequestURI()) : Optional.empty();
        endpoint.map(handshakes::get).orElse(plain).handleRequest(exchange);
    }

    private void answer(HttpServerExchange exchange) {
        Service.Answer answer = service.answer(exchange.getRequestURI());
        exchange.setStatusCode(answer.status());
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, answer.contentType());
        exchange.getResponseSender().send(answer.body());
    }

    private void open(Endpoint endpoint, WebSocketChannel channel) {
        Connection connection = Connection.serve(channel, turns, service.counters(), consumer(endpoint, channel));
        connections.add(connection);
        channel.addCloseTask(closed -> connections.remove(connection));
    }

    private BiFunction<Connection, Outbox, Consumer> consumer(Endpoint endpoint, WebSocketChannel channel) {
        return switch (endpoint) {
            case ECHO, ECHO_DEFLATE -> (connection, outbox) -> new Echo(connection, outbox, service.counters(), slabs);
            case IDLE -> (connection, outbox) -> new Idle(service.counters(), scratch);
            case STREAM, UPLOAD, DOWNLOAD, TOPIC ->
                (connection, outbox) -> new Operations(
                        endpoint,
                        service,
                        new ChannelWire(connection, outbox, channel.getIoThread(), payloads, slabs),
                        slabs,
                        scratch);
        };
    }

    /** Ends all connections with 1001. */
    void goAway() {
        List.copyOf(connections).forEach(Connection::goAway);
    }

    /** Whether no connection is open. */
    boolean idle() {
        return connections.isEmpty();
    }
}
