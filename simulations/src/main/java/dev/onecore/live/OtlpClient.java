package dev.onecore.live;

import dev.onecore.model.MetricsAddress.MetricsPlace;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.ProxyOptions;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Pushes the figures by OpenTelemetry's protocol (OTLP/HTTP, protobuf). */
final class OtlpClient implements MetricsClient {

    /** Where receivers take metrics (OTLP specification, "OTLP/HTTP Request"). */
    private static final String USUAL_PATH = "/v1/metrics";

    /** What it would log is told by this room, once. */
    private static final Logger LIBRARY = Logger.getLogger("io.opentelemetry.exporter");

    static {
        LIBRARY.setLevel(Level.OFF);
    }

    private final MetricsPlace place;
    private final OtlpFormat format;
    private final OtlpHttpMetricExporter exporter;

    OtlpClient(MetricsPlace place, LiveFigures figures) {
        this.place = place;
        this.format = new OtlpFormat(figures);
        OtlpHttpMetricExporterBuilder builder = OtlpHttpMetricExporter.builder()
                .setEndpoint(endpoint())
                .setTimeout(TIMEOUT)
                .setConnectTimeout(TIMEOUT)
                .setRetryPolicy(null)
                .setProxyOptions(ProxyOptions.create(HttpClient.Builder.NO_PROXY));
        place.credentials().ifPresent(user -> builder.addHeader("Authorization", PushgatewayClient.basic(user)));
        exporter = builder.build();
    }

    private String endpoint() {
        String path = String.valueOf(place.uri().getPath()).replaceFirst("/$", "");
        return place.uri()
                .resolve(path.endsWith(USUAL_PATH) ? path : path + USUAL_PATH)
                .toString();
    }

    @Override
    public Optional<String> push() {
        CompletableResultCode result = exporter.export(format.now()).join(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        return result.isSuccess() ? Optional.empty() : Optional.of("it cannot be reached, or did not take them");
    }

    @Override
    public String place() {
        return place.toString();
    }
}
