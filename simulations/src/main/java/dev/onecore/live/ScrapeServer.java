package dev.onecore.live;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Prometheus asks for the figures on the loopback interface. */
final class ScrapeServer implements MetricsOutlet {
    private final int port;
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private @Nullable HTTPServer server;

    /** A server for that port; 0 for one that is free. */
    ScrapeServer(int port, LiveFigures figures) {
        this.port = port;
        registry.register(new PrometheusFormat(figures));
    }

    @Override
    public String open() throws IOException {
        HTTPServer opened = HTTPServer.builder()
                .inetAddress(InetAddress.getLoopbackAddress())
                .port(port)
                .registry(registry)
                .buildAndStart();
        server = opened;
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + opened.getPort() + "/metrics";
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
