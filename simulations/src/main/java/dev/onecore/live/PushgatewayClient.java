package dev.onecore.live;

import dev.onecore.model.MetricsAddress.MetricsPlace;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Puts the figures into a Pushgateway, as the group of the job {@code onecore} (its README, "PUT method"). */
final class PushgatewayClient implements MetricsClient {
    private static final String GROUP = "/metrics/job/onecore";

    private final MetricsPlace place;
    private final PrometheusFormat format;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(TIMEOUT)
            .build();

    PushgatewayClient(MetricsPlace place, LiveFigures figures) {
        this.place = place;
        this.format = new PrometheusFormat(figures);
    }

    @Override
    public Optional<String> push() {
        try {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            PrometheusTextFormatWriter.create().write(text, format.collect(), EscapingScheme.DEFAULT);
            HttpRequest.Builder request = HttpRequest.newBuilder(group())
                    .timeout(TIMEOUT)
                    .header("Content-Type", PrometheusTextFormatWriter.CONTENT_TYPE)
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(text.toByteArray()));
            place.credentials().ifPresent(user -> request.header("Authorization", basic(user)));
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return status / 100 == 2 ? Optional.empty() : Optional.of("it answered with " + status);
        } catch (IOException e) {
            return Optional.of("it cannot be reached (" + e.getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The group below the path that was named, which is the root of most. */
    private URI group() {
        URI uri = place.uri();
        String path = String.valueOf(uri.getPath()).replaceFirst("/$", "");
        return uri.resolve(path.endsWith(GROUP) ? path : path + GROUP);
    }

    /** Credentials as a header has them (RFC 7617). */
    static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String place() {
        return place.toString();
    }
}
