package dev.onecore.simulations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Campaigns with several injectors, each a JVM of its own. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class InjectorsTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsMergedIsWhatEachInjectorKept() throws Exception {
        try (Harness run = Harness.start(
                folder,
                EchoLatency.class,
                "targets=vertx",
                "rounds=1",
                "warmup=500ms",
                "duration=1s",
                "arrivals=constant",
                "rate=300",
                "seed=1",
                "injectors=2")) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            Path campaign = run.campaign();
            JsonNode trial = trial(campaign);
            assertThat(trial.at("/phases/1/tally/planned").asLong())
                    .isEqualTo(300)
                    .isEqualTo(trial.at("/phases/1/tally/operations").asLong());
            try (Stream<Path> kept = Files.list(campaign.resolve("injectors/1"))) {
                Path log = kept.map(each -> each.resolve("latency.hlog"))
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .orElseThrow();
                Path merged = campaign.resolve("trials")
                        .resolve(String.valueOf(log.getName(log.getNameCount() - 2)))
                        .resolve("latency.hlog");
                assertThat(intervals(merged, 1)).isNotEmpty().isEqualTo(intervals(log, 1));
                assertThat(intervals(merged, 0)).isNotEmpty();
            }
            assertThat(trial.at("/phases/1/injectors").findValuesAsText("planned"))
                    .containsExactly("150", "150");
            assertThat(trial.at("/clocks/0/number").asInt()).isEqualTo(1);
            assertThat(requests(campaign)).as(run.output()).isEqualTo(300 * trials(campaign));
        }
    }

    /** How many requests of the measured phase Gatling's own report counts. */
    static long requests(Path campaign) throws IOException {
        Matcher row = Pattern.compile("echo-latency vertx constant</span>.*?total col-2\">(\\d+)</td>", Pattern.DOTALL)
                .matcher(Files.readString(campaign.resolve("gatling/index.html")));
        assertThat(row.find()).isTrue();
        return Long.parseLong(row.group(1));
    }

    /** Kind, injector and phase of each interval, with its counts as they were encoded. */
    private static List<String> intervals(Path log, int injector) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.matches("Tag=[a-z-]+/" + injector + "/.*"))
                .map(line -> line.substring(0, line.indexOf(',')) + line.substring(line.lastIndexOf(',')))
                .sorted()
                .toList();
    }

    /** One is killed, one hangs, and then the campaign itself is killed. The server's protocol is its own, which is examined for nothing. */
    @Test
    void injectorsThatAreLostAreToldOfAndNoneOutlivesTheCampaign() throws Exception {
        try (JsonServer server = new JsonServer(text -> text);
                Harness run = Harness.start(
                        folder,
                        OwnProtocol.class,
                        "targets=json=ws://127.0.0.1:" + server.port(),
                        "rounds=1",
                        "warmup=500ms",
                        "duration=100s",
                        "arrivals=constant",
                        "rate=300",
                        "seed=1",
                        "injectors=4")) {
            Harness.await("injectors under load", () -> sends(run) ? true : null);
            List<ProcessHandle> agents =
                    run.handle().descendants().filter(InjectorsTest::isAgent).toList();
            assertThat(agents).hasSize(3);
            signal("-KILL", agents.get(0));
            signal("-STOP", agents.get(1));
            Harness.await(
                    "two losses",
                    () -> run.output().contains("was ended by signal 9")
                                    && run.output().contains("does not answer any more")
                            ? true
                            : null);
            agents.get(1).onExit().join();
            assertThat(agents.get(2).isAlive()).isTrue();
            assertThat(run.handle().destroyForcibly()).isTrue();
            agents.get(2).onExit().join();
            assertThat(agents).noneMatch(ProcessHandle::isAlive);
        }
    }

    private static void signal(String signal, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    /** Whether a measured phase has begun on another injector. */
    private static boolean sends(Harness run) {
        try (Stream<Path> files = Files.isDirectory(run.reports()) ? Files.walk(run.reports()) : Stream.empty()) {
            Optional<Path> log = files.filter(file -> file.endsWith("latency.hlog"))
                    .filter(file -> file.toString().contains("injectors"))
                    .findFirst();
            return log.isPresent() && Files.readString(log.get()).contains("Tag=response/");
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    /** The JDK leaves a command line out that is longer than a page, as one with a class path is. */
    private static boolean isAgent(ProcessHandle child) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(child.pid()), "cmdline"))
                    .contains("dev.onecore.gatling.Agent");
        } catch (IOException ended) {
            return false;
        }
    }

    /** A round that the machine spoiled is run once more. */
    private static long trials(Path campaign) throws IOException {
        try (Stream<Path> trials = Files.list(campaign.resolve("trials"))) {
            return trials.count();
        }
    }

    private static JsonNode trial(Path campaign) throws IOException {
        try (Stream<Path> trials = Files.list(campaign.resolve("trials"))) {
            Path first = trials.sorted().findFirst().orElseThrow();
            return new ObjectMapper().readTree(Files.readString(first.resolve("trial.json")));
        }
    }
}
