package dev.onecore.simulations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Which servers are admitted to a campaign, and what their figures then carry. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class AdmissionTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void contender() throws IOException {
        ReferenceContender.in(folder);
    }

    @Test
    void whoeverBreaksTheContractIsRefusedWithTheRulesThatItBroke() throws Exception {
        try (JsonServer foreign = new JsonServer(text -> text);
                Harness run = campaign("targets=reference,reference:text,d=reference:deflating,reference:wordy,"
                        + "nobody=ws://127.0.0.1:1,foreign=ws://127.0.0.1:" + foreign.port())) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(3);
            assertThat(run.output())
                    .contains(
                            "examined reference: 9 rules: 9 held",
                            "reference:text breaks the contract onecore/1:\n  echo-text: expected",
                            "d breaks the contract onecore/1:\n  declines-deflate: expected no extension at /echo, but"
                                    + " saw permessage-deflate",
                            "reference:wordy does not start: ",
                            "nobody: ws://127.0.0.1:1 cannot be reached (connection refused); is it started",
                            "foreign: ws://127.0.0.1:" + foreign.port() + " answered GET /info with 4",
                            "That is not the contract onecore/1: let the server speak it (servers/README.md), or script"
                                    + " the protocol that it has (README.md, \"A protocol of your own\")",
                            "-Donecore.admitAll=true")
                    .doesNotContain("reference breaks", "Exception");
            assertThat(run.reports()).doesNotExist();
        }
    }

    @Test
    void whoeverIsAdmittedAllTheSameIsMarked() throws Exception {
        try (Harness run = campaign("targets=reference,reference:text,declared=reference:declared", "admitAll=true")) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(departing(run)).containsExactlyInAnyOrder("reference:text", "declared");
        }
    }

    @Test
    void aDeclaredDepartureIsAdmittedAndMarked() throws Exception {
        try (Harness run = campaign("targets=reference,reference:declared")) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(departing(run)).containsExactly("reference:declared");
        }
    }

    @Test
    void aServerThatCompressesAndSaysSoWorksAndThePageSaysItBeforeAnyRatio() throws Exception {
        assumeThat(Harness.lacking("websockets")).isEmpty();
        try (Harness run =
                Harness.start(folder, EchoLatency.class, settings("targets=websockets,websockets:defaults"))) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            JsonNode result =
                    new ObjectMapper().readTree(Files.readString(run.campaign().resolve("result.json")));
            assertThat(result.get("differences").get(0).asText())
                    .startsWith("Compression is on at websockets:defaults (permessage-deflate");
            assertThat(run.output()).contains("! Compression is on at websockets:defaults");
            assertThat(Files.readString(run.campaign().resolve("index.html")))
                    .containsSubsequence("Compression is on at websockets:defaults", "class=\"answers\"");
        }
    }

    @Test
    void aDepartureFromNoRuleIsAnErrorOfTheDescriptor() throws Exception {
        try (Harness run = campaign("targets=reference:odd", "dryRun=true")) {
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.output())
                    .contains("reference/contender.json: departures: 'gravity' is not a rule of this exam");
        }
    }

    private Harness campaign(String... settings) throws IOException {
        String[] all = settings(settings);
        all[0] = "home=" + folder;
        return Harness.start(folder, EchoLatency.class, all);
    }

    private static String[] settings(String... settings) {
        List<String> all = new ArrayList<>(
                List.of("seed=1", "rounds=1", "warmup=200ms", "duration=500ms", "arrivals=constant", "connections=5"));
        all.addAll(List.of(settings));
        return all.toArray(String[]::new);
    }

    /** The targets whose trials carry the mark, with the rule in their own evidence. */
    private static Set<String> departing(Harness run) throws IOException {
        Set<String> departing = new TreeSet<>();
        try (Stream<Path> trials = Files.list(run.campaign().resolve("trials"))) {
            for (Path trial : trials.toList()) {
                JsonNode evidence = new ObjectMapper().readTree(Files.readString(trial.resolve("trial.json")));
                boolean marked = evidence.get("marks").toString().contains("departs from the contract");
                assertThat(evidence.at("/facts/traits/departures").findValuesAsText("rule"))
                        .isEqualTo(marked ? List.of("echo-text") : List.of());
                if (marked) {
                    departing.add(evidence.at("/trial/target/name").asText());
                }
            }
        }
        return departing;
    }
}
