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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Servers that run on another machine, which is a network namespace with Debian's sshd. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class ServerBoxTest {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final String[] SHORT = {"rounds=1", "warmup=500ms", "duration=1s", "arrivals=constant", "seed=1"};

    @TempDir
    private Path folder;

    @Test
    void aCampaignRunsOnAServerBoxAndLeavesNothingThere() throws Exception {
        try (NetworkLab lab = NetworkLab.of(folder, 1)) {
            Box box = Inventory.read(inventory(lab)).servers().get(0);
            assertThat(BoxCheck.of(box, new SshFiles(lab.home(), Optional.empty())))
                    .filteredOn(BoxFinding::failed)
                    .isEmpty();
            try (Harness run = start(lab, SHORT)) {
                assertThat(run.exitCode()).as(run.output()).isZero();
                assertThat(run.output()).contains("server-1: ", "on core " + (CORES - 1) + " of server-1");
                for (Path trial : trials(run)) {
                    assertThat(json(trial.resolve("trial.json")).findValuesAsText("sentence"))
                            .anyMatch(said -> said.contains("held to core " + (CORES - 1) + " alone"));
                    assertThat(trial.resolve("server.log")).exists();
                    assertThat(Files.readAllLines(trial.resolve("resources.jsonl")))
                            .hasSizeGreaterThan(5)
                            .first()
                            .asString()
                            .contains("clockAheadNs");
                }
                assertNothingIsLeft(lab);
            }
        }
    }

    @Test
    void aControllerThatIsKilledLeavesNothingOnTheBox() throws Exception {
        try (NetworkLab lab = NetworkLab.of(folder, 1);
                Harness run = start(lab, "rounds=1", "warmup=500ms", "duration=30s", "seed=1")) {
            awaitTrial(lab, run);
            assertThat(run.handle().destroyForcibly()).isTrue();
            assertNothingIsLeft(lab);
        }
    }

    @Test
    void aBoxThatIsCutOffFailsItsTrialsAndTheCampaignGoesOnWhenItIsBack() throws Exception {
        try (NetworkLab lab = NetworkLab.of(folder, 1);
                Harness run = start(lab, "rounds=2", "warmup=500ms", "duration=3s", "arrivals=constant", "seed=1")) {
            awaitTrial(lab, run);
            lab.cut(1);
            assertNothingIsLeft(lab);
            lab.mend(1);
            assertThat(run.exitCode()).as(run.output()).isNotZero();
            assertThat(run.output()).contains("the box server-1 ", "server-1 is back");
            assertThat(verdicts(run)).startsWith("FAILED", "ok");
            assertNothingIsLeft(lab);
        }
    }

    @Test
    void twoBoxesLoadTheServerOfAThird() throws Exception {
        try (NetworkLab lab = NetworkLab.of(folder, 3)) {
            Path file = inventory(lab);
            for (int machine = 2; machine <= 3; machine++) {
                Files.writeString(file, """
                          - name: injector-%d
                            host: %s
                            user: root
                            java: %s
                            role: injector
                            injectorCores: 0
                        """.formatted(machine, lab.address(machine), JAVA), StandardOpenOption.APPEND);
            }
            try (Harness run = Harness.start(
                    folder,
                    List.of("-Duser.home=" + lab.home()),
                    EchoLatency.class,
                    "rounds=1",
                    "warmup=500ms",
                    "duration=1s",
                    "arrivals=constant",
                    "seed=1",
                    "echo.rate=300",
                    "echo.connections=10",
                    "targets=vertx",
                    "inventory=" + file)) {
                assertThat(run.exitCode()).as(run.output()).isZero();
                JsonNode phase = json(trials(run).get(0).resolve("trial.json"))
                        .path("phases")
                        .path(1);
                assertThat(phase.findValue("planned").asLong())
                        .as(phase.toPrettyString())
                        .isEqualTo(300);
                assertThat(phase.findValue("operations").asLong()).isEqualTo(300);
                assertThat(run.output()).contains("injector-2: ", "injector-3: ");
                for (int machine = 1; machine <= 3; machine++) {
                    assertNothingIsLeft(lab, machine);
                }
            }
        }
    }

    private Path inventory(NetworkLab lab) throws IOException {
        return Files.writeString(folder.resolve("onecore.yaml"), """
                boxes:
                  - name: server-1
                    host: %s
                    user: root
                    java: %s
                    role: server
                    serverCores: %d
                """.formatted(lab.address(1), JAVA, CORES - 1));
    }

    private Harness start(NetworkLab lab, String... settings) throws IOException {
        String[] all = Stream.concat(
                        Stream.of(settings),
                        Stream.of("inventory=" + inventory(lab), "injectorCores=0", "targets=vertx"))
                .toArray(String[]::new);
        return Harness.start(folder, List.of("-Duser.home=" + lab.home()), EchoLatency.class, all);
    }

    /** Waits until the server of the first trial is up there: the first one was the exam's. */
    private static void awaitTrial(NetworkLab lab, Harness run) throws InterruptedException {
        Harness.await("a trial's server on the box", () -> {
            assertThat(run.handle().isAlive()).as(run.output()).isTrue();
            try (Stream<Path> all = Files.walk(lab.temporary(1))) {
                return all.anyMatch(file -> file.endsWith("server-2/resources.jsonl")) ? true : null;
            } catch (IOException | UncheckedIOException moved) {
                return null;
            }
        });
    }

    private static void assertNothingIsLeft(NetworkLab lab) throws InterruptedException {
        assertNothingIsLeft(lab, 1);
    }

    private static void assertNothingIsLeft(NetworkLab lab, int machine) throws InterruptedException {
        Harness.await("the end of everything on the box", () -> {
            try (Stream<Path> left = Files.list(lab.temporary(machine))) {
                return processes(lab, machine).isEmpty()
                                && left.noneMatch(
                                        file -> file.getFileName().toString().startsWith("onecore-"))
                        ? true
                        : null;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static List<String> processes(NetworkLab lab, int machine) {
        try {
            return lab.processes(machine);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static List<Path> trials(Harness run) throws IOException {
        try (Stream<Path> trials = Files.list(run.campaign().resolve("trials"))) {
            return trials.sorted().toList();
        }
    }

    private static List<String> verdicts(Harness run) throws IOException {
        List<String> verdicts = new ArrayList<>();
        for (Path trial : trials(run)) {
            String outcome = json(trial.resolve("trial.json"))
                    .path("verdict")
                    .path("outcome")
                    .asText();
            verdicts.add(outcome.equals("FAILED") ? outcome : "ok");
        }
        return verdicts;
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
