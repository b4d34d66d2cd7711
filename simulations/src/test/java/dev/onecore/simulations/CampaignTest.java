package dev.onecore.simulations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onecore.host.ServerProcess;
import dev.onecore.model.WrongSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whole campaigns against the real servers, each in a JVM of its own, with all that can go wrong with them. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class CampaignTest {

    private static final String[] SHORT = {"rounds=1", "warmup=500ms", "duration=1s", "arrivals=constant", "seed=1"};

    @TempDir
    private Path folder;

    @Test
    void aCampaignLeavesAPageItsEvidenceAndGatlingsReport() throws Exception {
        try (Harness run = Harness.start(folder, EchoLatency.class, SHORT)) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            Path campaign = run.campaign();
            assertThat(campaign.resolve("index.html")).isNotEmptyFile();
            assertThat(campaign.resolve("environment.json")).isNotEmptyFile();
            assertThat(campaign.resolve("gatling/index.html")).isNotEmptyFile();
            JsonNode result = result(campaign);
            assertThat(result.findValuesAsText("order")).contains("1", "2");
            assertThat(values(result, "response_p50"))
                    .hasSizeGreaterThanOrEqualTo(targetsThatCount(result))
                    .allMatch(value -> value > 1 && value < 1e6);
            assertThat(values(result, "cpu_per_message"))
                    .hasSizeGreaterThanOrEqualTo(targetsThatCount(result))
                    .allMatch(value -> value > 0.1);
            assertThat(run.output())
                    .contains(
                            "[1/2] echo-latency",
                            "[2/2] echo-latency",
                            campaign.resolve("index.html").toString());
            assertThat(run.output().lines().filter(line -> line.startsWith("[") || line.contains("CPU")))
                    .allMatch(line -> line.length() <= 100);
        }
    }

    @Test
    void aServerKilledInMidTrialFailsThatTrialAndTheCampaignGoesOn() throws Exception {
        try (Harness run = Harness.start(folder, EchoLatency.class, with("duration=3s"))) {
            assertThat(run.serverUnderLoad().destroyForcibly()).isTrue();
            assertThat(run.exitCode()).as(run.output()).isNotZero();
            assertThat(verdicts(result(run.campaign())).get(0)).isEqualTo("FAILED");
            assertThat(verdicts(result(run.campaign())).get(1)).isNotEqualTo("FAILED");
            assertThat(run.output()).contains("the server died with exit code 137");
        }
    }

    @Test
    void ctrlCEndsTheServerAndKeepsThePageOfWhatWasFinished() throws Exception {
        assumeThat(heedsCtrlC()).as("Ctrl-C reaches what this JVM starts").isTrue();
        try (Harness run = Harness.launch(folder, EchoLatency.class, with("rounds=20"))) {
            Harness.await("the first trial's line", () -> run.output().contains("[1/40]") ? true : null);
            ProcessHandle server = run.serverUnderLoad();
            new ProcessBuilder("kill", "-INT", Long.toString(run.handle().pid()))
                    .start()
                    .waitFor();
            run.exitCode();
            server.onExit().join();
            assertThat(verdicts(result(run.campaign()))).isNotEmpty().allMatch(verdict -> !verdict.equals("FAILED"));
            assertThat(run.campaign().resolve("index.html")).isNotEmptyFile();
        }
    }

    /** A shell's background job ignores Ctrl-C, and so does all that it starts: bit 1 of what the kernel says is ignored. */
    private static boolean heedsCtrlC() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .allMatch(line -> (Long.parseUnsignedLong(
                                        line.substring(line.indexOf(':') + 1).strip(), 16)
                                & 2)
                        == 0);
    }

    @Test
    void noServerOutlivesAHarnessThatIsKilled() throws Exception {
        try (Harness run = Harness.start(folder, EchoLatency.class, with("duration=30s"))) {
            ProcessHandle server = run.serverUnderLoad();
            assertThat(run.handle().destroyForcibly()).isTrue();
            server.onExit().join();
            assertThat(server.isAlive()).isFalse();
        }
    }

    @Test
    void anUnknownSettingStopsTheRunWithTheNameThatWasMeantAndLeavesNothing() throws Exception {
        try (Harness run = Harness.start(folder, EchoLatency.class, "ruonds=3")) {
            assertThat(run.exitCode()).isNotZero();
            assertThat(run.output())
                    .contains("onecore.ruonds is not a setting; did you mean onecore.rounds?", WrongSetting.LIST)
                    .doesNotContain("Exception", "targets");
            assertThat(run.reports()).doesNotExist();
        }
    }

    @Test
    void anUnknownContenderNamesTheKnownOnes() throws Exception {
        try (Harness run = Harness.start(folder, EchoLatency.class, "targets=vertx,nobody")) {
            assertThat(run.exitCode()).isNotZero();
            assertThat(run.output())
                    .contains("nobody", "jetty", "undertow", "vertx")
                    .doesNotContain("Exception");
            assertThat(run.reports()).doesNotExist();
        }
    }

    @Test
    void aContenderWhoseNeedIsMissingIsLeftOutByALineThatNamesThePackage() throws Exception {
        Path absent = Files.createDirectories(folder.resolve("servers/absent"));
        Files.writeString(absent.resolve("contender.json"), """
            {"name": "absent", "title": "Absent", "command": ["absent"],
             "needs": [{"run": ["test", "-e", "{dir}/library"], "package": "absent-library"}]}
            """);
        String line = "absent is left out, since 'test -e " + absent + "/library' fails: install absent-library";
        try (Harness run = Harness.start(
                folder, EchoLatency.class, "home=" + folder, "targets=absent,there=ws://127.0.0.1:1", "dryRun=true")) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output().lines()).containsOnlyOnce(line);
            assertThat(run.output()).contains("round 3  there");
        }
        try (Harness run = Harness.start(folder, EchoLatency.class, "home=" + folder, "targets=absent")) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(3);
            assertThat(run.output())
                    .contains("onecore.targets=absent is not possible: no server is left to compare; " + line)
                    .doesNotContain("Exception");
        }
    }

    @Test
    void aDryRunPrintsThePlanAndStartsNothing() throws Exception {
        try (Harness run = Harness.start(folder, Comparison.class, "dryRun=true")) {
            assertThat(run.exitCode()).isZero();
            assertThat(run.output()).contains("Plan of Comparison: 26 trials", "user-ramp", "round 3");
            assertThat(run.reports()).doesNotExist();
        }
    }

    @Test
    void theCaseStudyMeasuresItsOldFiguresOfWhoeverTakesPart() throws Exception {
        try (Harness run = Harness.start(
                folder,
                Comparison.class,
                "profile=case-study",
                "targets=vertx",
                "rounds=1",
                "warmup=200ms",
                "duration=200ms",
                "echo.connections=20",
                "ramp.users=20",
                "echo.rate=50",
                "ramp.rate=50")) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            JsonNode result = result(run.campaign());
            assertThat(verdicts(result)).hasSizeGreaterThanOrEqualTo(3).doesNotContain("FAILED");
            if (!verdicts(result).contains("INVALID")) {
                assertThat(values(result, "delivery_p50")).singleElement().matches(us -> us > 1 && us < 1e6);
                assertThat(values(result, "wait_p50")).singleElement().matches(ms -> ms > 1 && ms < 1e3);
                assertThat(values(result, "from_connect_p50")).singleElement().matches(ms -> ms > 19 * 1e3 / 50);
            }
            assertThat(run.campaign().resolve("index.html"))
                    .content()
                    .contains("What the case studies said", "not examined");
        }
    }

    @Test
    void anUploadThroughAProxyThatFlipsOneBitIsBroken() throws Exception {
        try (ServerProcess vertx = Harness.server("vertx", folder.resolve("server.log"));
                // Behind the last byte that the examination before the campaign sends on one connection.
                FlippingProxy proxy = new FlippingProxy(vertx.port(), 9_000_000);
                Harness run = Harness.start(
                        folder,
                        FileUpload.class,
                        "rounds=1",
                        "warmup=500ms",
                        "duration=500ms",
                        "connections=1",
                        "targets=flipped=ws://127.0.0.1:" + proxy.port())) {
            assertThat(run.exitCode()).as(run.output()).isNotZero();
            assertThat(verdicts(result(run.campaign()))).containsExactly("FAILED");
            assertThat(run.output()).contains("crc32");
        }
    }

    /** Those that the hypervisor of the machine that tests did not spoil: an INVALID trial has no figures, as it should. */
    private static int targetsThatCount(JsonNode result) {
        Set<String> targets = new HashSet<>();
        result.get("trials").forEach(trial -> {
            String verdict = trial.get("verdict").asText();
            assertThat(verdict).isNotEqualTo("FAILED");
            if (!verdict.equals("INVALID")) {
                targets.add(trial.get("target").asText());
            }
        });
        return targets.size();
    }

    private static String[] with(String setting) {
        String[] all = Arrays.copyOf(SHORT, SHORT.length + 1);
        all[SHORT.length] = setting;
        return all;
    }

    private static JsonNode result(Path campaign) throws IOException {
        return new ObjectMapper().readTree(Files.readString(campaign.resolve("result.json")));
    }

    private static List<Double> values(JsonNode result, String metric) {
        return result.findParents("metric").stream()
                .filter(figure ->
                        figure.path("metric").asText().equals(metric) && figure.has("value") && figure.has("target"))
                .map(figure -> figure.get("value").asDouble())
                .toList();
    }

    private static List<String> verdicts(JsonNode result) {
        List<String> verdicts = new ArrayList<>();
        result.get("trials").forEach(trial -> verdicts.add(trial.get("verdict").asText()));
        return verdicts;
    }
}
