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

/** Servers and injectors on other machines, which are network namespaces with Debian's sshd. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class ServerBoxTest {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    private Path folder;

    @Test
    void twoBoxesLoadTheServerOfAThirdAndNothingIsLeftOnAny() throws Exception {
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
            Box box = Inventory.read(file).servers().get(0);
            assertThat(BoxCheck.of(box, new SshFiles(lab.home(), Optional.empty())))
                    .filteredOn(BoxFinding::failed)
                    .isEmpty();
            try (Harness run = start(lab, file, "rounds=1", "duration=1s")) {
                assertThat(run.exitCode()).as(run.output()).isZero();
                assertThat(run.output())
                        .contains(
                                "server-1: ",
                                "on core " + (CORES - 1) + " of server-1",
                                "injector-2: ",
                                "injector-3: ");
                assertServerWasHeldAndRead(trials(run).get(0));
                assertLoadIsWhole(run);
                for (int machine = 1; machine <= 3; machine++) {
                    assertNothingIsLeft(lab, machine);
                }
            }
        }
    }

    private static void assertServerWasHeldAndRead(Path trial) throws IOException {
        assertThat(json(trial.resolve("trial.json")).findValuesAsText("sentence"))
                .anyMatch(said -> said.contains("held to core " + (CORES - 1) + " alone"));
        assertThat(trial.resolve("server.log")).exists();
        assertThat(Files.readAllLines(trial.resolve("resources.jsonl")))
                .hasSizeGreaterThan(5)
                .first()
                .asString()
                .contains("clockAheadNs");
    }

    /** What both offered is what was asked for, in the evidence and in Gatling's own report of both. */
    private static void assertLoadIsWhole(Harness run) throws IOException {
        JsonNode phase = json(trials(run).get(0).resolve("trial.json")).at("/phases/1");
        assertThat(phase.at("/tally/planned").asLong())
                .as(phase.toPrettyString())
                .isEqualTo(300);
        assertThat(phase.at("/tally/operations").asLong()).isEqualTo(300);
        assertThat(phase.at("/injectors").findValuesAsText("planned")).containsExactly("150", "150");
        assertThat(InjectorsTest.requests(run.campaign()))
                .as(run.output())
                .isEqualTo(300L * trials(run).size());
    }

    /** Its first trial's wire is cut; the second is whole; in the third the campaign itself is killed. */
    @Test
    void aBoxThatIsCutOffFailsItsTrialsAndOneWhoseCampaignIsKilledKeepsNothing() throws Exception {
        try (NetworkLab lab = NetworkLab.of(folder, 1);
                Harness run = start(lab, inventory(lab), "rounds=3", "duration=2s", "injectorCores=0")) {
            awaitTrial(lab, run);
            lab.cut(1);
            assertNothingIsLeft(lab, 1);
            lab.mend(1);
            Harness.await("the second trial's verdict", () -> {
                assertThat(run.handle().isAlive()).as(run.output()).isTrue();
                return verdicts(run).size() >= 2 ? true : null;
            });
            assertThat(verdicts(run)).startsWith("FAILED", "ok");
            assertThat(run.output()).contains("the box server-1 ", "server-1 is back");
            Harness.await("the third trial's server", () -> {
                assertThat(run.handle().isAlive()).as(run.output()).isTrue();
                return processes(lab, 1).stream().anyMatch(command -> command.contains("Server")) ? true : null;
            });
            assertThat(run.handle().destroyForcibly()).isTrue();
            assertNothingIsLeft(lab, 1);
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

    private Harness start(NetworkLab lab, Path inventory, String... settings) throws IOException {
        String[] all = Stream.concat(
                        Stream.of(settings),
                        Stream.of(
                                "inventory=" + inventory,
                                "targets=vertx",
                                "warmup=500ms",
                                "arrivals=constant",
                                "seed=1",
                                "echo.rate=300",
                                "echo.connections=10"))
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

    /** Of those that were judged. */
    private static List<String> verdicts(Harness run) {
        try {
            List<String> verdicts = new ArrayList<>();
            for (Path trial : trials(run)) {
                if (Files.exists(trial.resolve("trial.json"))) {
                    String outcome = json(trial.resolve("trial.json"))
                            .path("verdict")
                            .path("outcome")
                            .asText();
                    verdicts.add(outcome.equals("FAILED") ? outcome : "ok");
                }
            }
            return verdicts;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
