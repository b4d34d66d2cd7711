package dev.onecore.simulations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onecore.box.Box;
import dev.onecore.box.BoxCheck;
import dev.onecore.box.BoxFinding;
import dev.onecore.box.Inventory;
import dev.onecore.ssh.SshFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Servers that run on another machine, which is a network namespace with Debian's sshd. */
@EnabledOnOs(OS.LINUX)
class ServerBoxTest {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    @TempDir
    private Path folder;

    private NetworkLab lab;
    private Path inventory;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        lab = NetworkLab.of(folder, 1);
        inventory = folder.resolve("onecore.yaml");
        Files.createDirectories(folder.resolve("boxtmp"));
        Files.writeString(inventory, """
                boxes:
                  - name: server-1
                    host: %s
                    user: root
                    java: %s
                    role: server
                    serverCores: %d
                """.formatted(
                        lab.address(1), Path.of(System.getProperty("java.home"), "bin", "java"), CORES - 1));
    }

    @AfterEach
    void takeDown() throws IOException, InterruptedException {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void aCampaignRunsOnAServerBoxAndLeavesNothingThere() throws Exception {
        Box box = Inventory.read(inventory).servers().get(0);
        assertThat(BoxCheck.of(box, new SshFiles(lab.home(), Optional.empty())))
                .filteredOn(BoxFinding::failed)
                .isEmpty();
        try (Harness run = start("rounds=1", "warmup=500ms", "duration=1s", "arrivals=constant", "seed=1")) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            Path campaign = run.campaign();
            JsonNode result =
                    new ObjectMapper().readTree(campaign.resolve("result.json").toFile());
            assertThat(run.output()).contains("server-1: ", "on core " + (CORES - 1) + " of server-1");
            try (Stream<Path> trials = Files.list(campaign.resolve("trials"))) {
                for (Path trial : trials.toList()) {
                    JsonNode kept = new ObjectMapper()
                            .readTree(trial.resolve("trial.json").toFile());
                    assertThat(kept.findValuesAsText("sentence"))
                            .as(kept.toPrettyString())
                            .anyMatch(said -> said.contains("held to core " + (CORES - 1) + " alone"));
                    assertThat(trial.resolve("server.log")).exists();
                    assertThat(Files.readAllLines(trial.resolve("resources.jsonl")))
                            .hasSizeGreaterThan(5)
                            .first()
                            .asString()
                            .contains("clockAheadNs");
                }
            }
            assertThat(result.findValuesAsText("id")).isNotNull();
            assertNothingIsLeft();
        }
    }

    private Harness start(String... settings) throws IOException {
        String[] all = Stream.concat(
                        Stream.of(settings),
                        Stream.of("inventory=" + inventory, "injectorCores=0", "targets=vertx,undertow"))
                .toArray(String[]::new);
        return Harness.start(folder, List.of("-Duser.home=" + lab.home()), EchoLatency.class, all);
    }

    private void assertNothingIsLeft() throws IOException, InterruptedException {
        Harness.await("the end of everything on the box", () -> {
            try {
                return lab.processes(1).isEmpty() && folders().isEmpty() ? true : null;
            } catch (IOException e) {
                throw new AssertionError(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        });
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/tmp"))) {
            return all.filter(path -> path.getFileName().toString().matches("onecore-[A-Za-z0-9]{10}"))
                    .toList();
        }
    }
}
