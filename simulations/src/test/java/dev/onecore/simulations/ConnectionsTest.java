package dev.onecore.simulations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Campaigns whose subject are connections, and the wire that they go over, against a real server. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class ConnectionsTest {

    private static final double DELAY_MS = 5;

    @TempDir
    private Path folder;

    @Test
    void idleConnectionsOverASlowWireHaveTheirMemoryAndItsDelay() throws Exception {
        try (Harness run = Harness.start(
                folder,
                ConnectionScale.class,
                "targets=vertx",
                "rounds=1",
                "seed=1",
                "scale.connections=60",
                "warmup=200ms",
                "duration=400ms",
                "wire=delay:5ms")) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            JsonNode result = result(run);
            assertThat(result.findValuesAsText("name"))
                    .contains("open-10", "open-60", "idle-1", "idle-10", "idle-20", "idle-60");
            JsonNode trial = trial(run);
            assertThat(trial.at("/facts/traits/wire").asText()).isEqualTo("delay 5 ms each way");
            assertThat(phase(trial, "open-60").at("/tally/operations").asLong()).isEqualTo(10);
            assertThat(phase(trial, "idle-60").at("/tally/failed").asLong()).isZero();
            assertThat(run.output()).contains("delay 5 ms each way");
            assertThat(page(run)).contains("delay 5 ms each way", "faults on the wire");
            if (counts(result)) {
                assertThat(figure(result, "idle-60", "response_p50"))
                        .hasValueSatisfying(us -> assertThat(us).isGreaterThan(2 * DELAY_MS * 1e3));
                assertThat(figure(result, "idle-60", "memory_per_connection")).isPresent();
            }
        }
    }

    @Test
    void connectionsThatComeAndGoAreCounted() throws Exception {
        try (Harness run = Harness.start(
                folder,
                Churn.class,
                "targets=vertx",
                "rounds=1",
                "seed=1",
                "churn.rate=60",
                "warmup=300ms",
                "duration=1s")) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            JsonNode tally = phase(trial(run), "visits").at("/tally");
            assertThat(tally.get("planned").asLong()).isEqualTo(60);
            assertThat(tally.get("operations").asLong()).isEqualTo(60);
            assertThat(tally.get("failed").asLong()).isZero();
            JsonNode result = result(run);
            if (counts(result)) {
                assertThat(figure(result, "visits", "cpu_per_connection"))
                        .hasValueSatisfying(us -> assertThat(us).isPositive());
                assertThat(figure(result, "visits", "connect_p50"))
                        .hasValueSatisfying(us -> assertThat(us).isPositive());
            }
        }
    }

    @Test
    void aConnectionThatTheWireCutsIsItsDoingAndNotTheServers() throws Exception {
        try (Harness run = Harness.start(
                folder,
                EchoLatency.class,
                "targets=vertx",
                "rounds=1",
                "seed=1",
                "echo.connections=3",
                "echo.rate=100",
                "arrivals=constant",
                "warmup=200ms",
                "duration=4s",
                "wire=cut:2s")) {
            assertThat(run.exitCode()).as(run.output()).isNotZero();
            JsonNode trial = trial(run);
            assertThat(trial.at("/facts/traits/wire").asText()).isEqualTo("each connection cut after 2 s");
            assertThat(trial.at("/verdict/outcome").asText()).isEqualTo("FAILED");
            assertThat(phase(trial, "constant").at("/tally/failed").asLong()).isPositive();
            assertThat(run.output()).contains("(each connection cut after 2 s) cut 3 connections");
            assertThat(page(run))
                    .contains("(each connection cut after 2 s) cut 3 connections")
                    .doesNotContain("the server died");
        }
    }

    private static JsonNode result(Harness run) throws IOException {
        return new ObjectMapper().readTree(Files.readString(run.campaign().resolve("result.json")));
    }

    private static JsonNode trial(Harness run) throws IOException {
        try (Stream<Path> trials = Files.list(run.campaign().resolve("trials"))) {
            Path first = trials.sorted().findFirst().orElseThrow();
            return new ObjectMapper().readTree(Files.readString(first.resolve("trial.json")));
        }
    }

    private static String page(Harness run) throws IOException {
        return Files.readString(run.campaign().resolve("index.html"));
    }

    private static JsonNode phase(JsonNode trial, String name) {
        for (JsonNode phase : trial.get("phases")) {
            if (phase.at("/phase/name").asText().equals(name)) {
                return phase;
            }
        }
        throw new AssertionError("no phase " + name);
    }

    /** Whether the machine that tests left the trial its figures. */
    private static boolean counts(JsonNode result) {
        return !List.of("INVALID", "FAILED")
                .contains(result.at("/trials/0/verdict").asText());
    }

    private static Optional<Double> figure(JsonNode result, String phase, String metric) {
        for (JsonNode figure : result.get("figures")) {
            if (figure.get("phase").asText().equals(phase)
                    && figure.get("metric").asText().equals(metric)
                    && figure.has("value")) {
                return Optional.of(figure.get("value").asDouble());
            }
        }
        return Optional.empty();
    }
}
