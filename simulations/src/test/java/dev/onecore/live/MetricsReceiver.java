package dev.onecore.live;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what is pushed to it, as a Pushgateway or a receiver of OTLP does. */
public final class MetricsReceiver implements AutoCloseable {
    private static final int OK = 200;

    private final HttpServer server;
    private final List<PushedRequest> pushed = new CopyOnWriteArrayList<>();

    /**
     * One request.
     *
     * @param body its bytes, read as UTF-8, which is all that names need
     */
    public record PushedRequest(String method, String path, String authorization, String contentType, String body) {}

    public MetricsReceiver() throws IOException {
        this(OK, "");
    }

    /** A receiver that answers so; with a place that it points to. */
    MetricsReceiver(int status, String location) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            pushed.add(new PushedRequest(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().add("Location", location);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    /** Its {@code host:port}. */
    public String place() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** All that came, in order. */
    public List<PushedRequest> pushed() {
        return List.copyOf(pushed);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
