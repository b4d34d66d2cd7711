package dev.onecore.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onecore.model.Environment;
import dev.onecore.model.Environment.InjectorJvm;
import dev.onecore.model.Environment.LastCalibration;
import dev.onecore.model.Environment.MachineFacts;
import dev.onecore.model.Environment.StartedServer;
import dev.onecore.model.Environment.UsedCores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {

    private static final Environment WHOLE = new Environment(
            new MachineFacts(Map.of("kernel", "Linux 6.1 \"x\"", "cpu.model", "AMD EPYC")),
            Optional.of(new UsedCores(OptionalInt.empty(), Optional.of("0,2-3"), true, Optional.of("no taskset"))),
            Optional.of(new InjectorJvm(Optional.of("OpenJDK 17"), List.of("-Xmx1g"))),
            Optional.of("abc-dirty"),
            OptionalLong.of(7),
            new TreeMap<>(Map.of(
                    "vertx",
                    new StartedServer(
                            Optional.of("Vert.x"),
                            List.of("java", "-cp", "x"),
                            Optional.of("5.2.3"),
                            new TreeMap<>(Map.of("TCP_NODELAY", "on: a small message must not wait"))))),
            List.of("jetty: install it"),
            Optional.of("cores held awake while it ran"),
            Optional.of(new LastCalibration(
                    "calibrated",
                    Optional.of("20261122-calibration"),
                    Optional.of(Instant.EPOCH),
                    OptionalInt.of(25),
                    OptionalInt.of(26),
                    List.of("stalls: 1 instead of 2"))),
            new TreeMap<>(Map.of("cores.governor", "performance")));

    @TempDir
    private Path reports;

    @Test
    void itIsSortedAndReadAsItWasWritten() {
        CampaignFolder folder = CampaignFolder.create(reports, new Specimen(1).campaign(), WHOLE);

        assertThat(folder.path().resolve("environment.json")).hasContent("""
            {
              "calibration": {
                "campaign": "20261122-calibration",
                "failed": [
                  "stalls: 1 instead of 2"
                ],
                "passed": 25,
                "summary": "calibrated",
                "total": 26,
                "when": "1970-01-01T00:00:00Z"
              },
              "contenders": {
                "vertx": {
                  "command": [
                    "java",
                    "-cp",
                    "x"
                  ],
                  "settings": {
                    "TCP_NODELAY": "on: a small message must not wait"
                  },
                  "title": "Vert.x",
                  "version": "5.2.3"
                }
              },
              "cores": {
                "injector": "0,2-3",
                "notPinned": "no taskset",
                "server": "any",
                "sharesPhysicalCore": true
              },
              "cores.governor": "performance",
              "idleStates": "cores held awake while it ran",
              "injector": {
                "flags": [
                  "-Xmx1g"
                ],
                "jvm": "OpenJDK 17"
              },
              "leftOut": [
                "jetty: install it"
              ],
              "machine": {
                "cpu.model": "AMD EPYC",
                "kernel": "Linux 6.1 \\"x\\""
              },
              "revision": "abc-dirty",
              "seed": "7"
            }
            """);
        assertThat(CampaignFolder.open(folder.path()).environment()).isEqualTo(WHOLE);
    }

    @Test
    void thePublishedCampaignsEnvironmentIsUnderstoodWhole() throws IOException {
        JsonNode published = Json.FILE
                .readTree(Path.of("../reports/example/result.json").toFile())
                .path("environment");

        Environment environment = EnvironmentFile.of(published);

        assertThat(environment.others()).isEmpty();
        assertThat(EnvironmentFile.tree(environment)).isEqualTo(published);
    }

    @Test
    void whatIsNotKnownOrOfAnotherTypeIsKeptByItsPath() throws IOException {
        Environment environment = EnvironmentFile.of(Json.FILE.readTree("""
            {"kernel": "6.1", "machine": "a laptop", "seed": "drawn", "leftOut": [1, 2],
             "cpu": {"mhz": 2.5, "caches": [{"kb": 32}, {"kb": 1024}]},
             "cores": {"server": "1", "governor": "performance", "sharesPhysicalCore": "perhaps"},
             "contenders": {"vertx": {"title": "Vert.x", "command": [], "hash": {"sha": "ab"}}, "none": true},
             "calibration": {"passed": true}}
            """));

        assertThat(environment.cores())
                .contains(new UsedCores(OptionalInt.of(1), Optional.empty(), false, Optional.empty()));
        assertThat(environment.contenders()).containsOnlyKeys("vertx");
        assertThat(environment.calibration()).isEmpty();
        assertThat(environment.seed()).isEmpty();
        assertThat(environment.machine().facts()).isEmpty();
        assertThat(environment.others())
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry("kernel", "6.1"),
                        Map.entry("machine", "a laptop"),
                        Map.entry("seed", "drawn"),
                        Map.entry("leftOut", "1 2"),
                        Map.entry("cpu.mhz", "2.5"),
                        Map.entry("cpu.caches.0.kb", "32"),
                        Map.entry("cpu.caches.1.kb", "1024"),
                        Map.entry("cores.governor", "performance"),
                        Map.entry("cores.sharesPhysicalCore", "perhaps"),
                        Map.entry("contenders.vertx.hash.sha", "ab"),
                        Map.entry("contenders.none", "true"),
                        Map.entry("calibration.passed", "true"))));
        assertThat(EnvironmentFile.of(EnvironmentFile.tree(environment))).isEqualTo(environment);
    }

    @Test
    void whatIsNotKnownIsNotWritten() {
        assertThat(EnvironmentFile.tree(Environment.UNKNOWN)).isEmpty();
    }
}
