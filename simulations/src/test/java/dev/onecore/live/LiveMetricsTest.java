package dev.onecore.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.load.IntervalSink;
import dev.onecore.load.LiveLabels;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.MetricsAddress;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Slice;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LiveMetricsTest {
    private static final LiveLabels LABELS = LiveLabels.ofPhase("vertx", "echo-latency", "constant");

    private final List<String> noted = new CopyOnWriteArrayList<>();

    private LiveMetrics open(String address) throws Exception {
        LiveMetrics metrics = LiveMetrics.open(MetricsAddress.parse(address), noted::add);
        IntervalSink sink = metrics.meter().intervals(LABELS);
        Histogram counts = new Histogram(3);
        counts.recordValue(150_000);
        counts.recordValue(150_000);
        counts.recordValue(3_000_000_000L);
        sink.slice(LatencyKind.RESPONSE, new Slice(0, 1, counts));
        sink.slice(LatencyKind.RESPONSE, new Slice(1, 2, counts));
        sink.counts(new OperationCounts(8, 7, 6, 6, 1, 60));
        metrics.meter().connections(LiveLabels.ofPhase("vertx", "echo-latency", ""), 3);
        metrics.meter().connections(LiveLabels.ofPhase("vertx", "echo-latency", ""), -1);
        return metrics;
    }

    @Test
    void whoeverAsksOnLoopbackGetsTheTextOfPrometheus() throws Exception {
        LiveMetrics metrics = open("0");
        try {
            String place = noted.get(0).replace("figures while it runs: ", "");
            String text = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(place)).build(), BodyHandlers.ofString())
                    .body();
            assertThat(place).startsWith("http://127.0.0.1:").endsWith("/metrics");
            assertThat(text)
                    .contains("# TYPE onecore_response_time_seconds histogram")
                    .contains(bucket("1.0E-4", 0), bucket("2.0E-4", 4), bucket("2.0", 4), bucket("5.0", 6))
                    .contains(bucket("+Inf", 6))
                    .containsPattern("onecore_response_time_seconds_sum\\{.*} 6\\.00")
                    .contains("# TYPE onecore_operations_sent_total counter")
                    .contains("onecore_operations_sent_total{phase=\"constant\",target=\"vertx\",workload="
                            + "\"echo-latency\"} 7.0")
                    .contains("onecore_operations_failed_total{phase=\"constant\",target=\"vertx\",workload="
                            + "\"echo-latency\"} 1.0")
                    .contains("onecore_connections{target=\"vertx\",workload=\"echo-latency\"} 2.0");
        } finally {
            metrics.close();
        }
    }

    private static String bucket(String bound, int count) {
        return "onecore_response_time_seconds_bucket{phase=\"constant\",target=\"vertx\",workload=\"echo-latency\",le=\""
                + bound + "\"} " + count;
    }

    @Test
    void aPushgatewayGetsThemAtTheLatestAtTheEnd() throws Exception {
        try (MetricsReceiver gateway = new MetricsReceiver()) {
            open("push:http://ann:hidden@" + gateway.place()).close();
            MetricsReceiver.PushedRequest last =
                    gateway.pushed().get(gateway.pushed().size() - 1);
            assertThat(last.method()).isEqualTo("PUT");
            assertThat(last.path()).isEqualTo("/metrics/job/onecore");
            assertThat(last.authorization()).isEqualTo("Basic YW5uOmhpZGRlbg==");
            assertThat(last.contentType()).startsWith("text/plain");
            assertThat(last.body()).contains("onecore_response_time_seconds_count", "onecore_connections");
            assertThat(noted)
                    .containsExactly("figures while it runs: pushed to http://" + gateway.place() + " every 5 s");
        }
    }

    @Test
    void aReceiverOfOpenTelemetryGetsThemAtTheLatestAtTheEnd() throws Exception {
        try (MetricsReceiver receiver = new MetricsReceiver()) {
            open("otlp:http://ann:hidden@" + receiver.place()).close();
            MetricsReceiver.PushedRequest last =
                    receiver.pushed().get(receiver.pushed().size() - 1);
            assertThat(last.path()).isEqualTo("/v1/metrics");
            assertThat(last.authorization()).isEqualTo("Basic YW5uOmhpZGRlbg==");
            assertThat(last.contentType()).isEqualTo("application/x-protobuf");
            assertThat(last.body())
                    .contains("onecore_response_time_seconds", "onecore_operations_sent", "onecore_connections")
                    .contains("target", "vertx", "echo-latency");
            assertThat(noted).noneMatch(said -> said.contains("hidden"));
        }
    }

    @Test
    void nothingGoesToAnotherPlaceThanTheOneThatWasNamed() throws Exception {
        try (MetricsReceiver other = new MetricsReceiver();
                MetricsReceiver named = new MetricsReceiver(307, "http://" + other.place() + "/there")) {
            open("push:http://" + named.place()).close();
            open("otlp:http://" + named.place()).close();
            assertThat(named.pushed()).isNotEmpty();
            assertThat(other.pushed()).isEmpty();
            assertThat(noted).anyMatch(said -> said.endsWith("it answered with 307"));
        }
    }

    @Test
    void thatNobodyTakesThemIsToldOnceAndEndsNothing() throws Exception {
        open("push:http://ann:hidden@127.0.0.1:1").close();
        assertThat(noted)
                .hasSize(2)
                .last()
                .asString()
                .isEqualTo(
                        "figures could not be pushed to http://127.0.0.1:1: it cannot be reached (ConnectException)");
    }
}
