package dev.onecore.simulations;

import static dev.onecore.ws.OnecoreWsDsl.contains;
import static dev.onecore.ws.OnecoreWsDsl.next;
import static dev.onecore.ws.OnecoreWsDsl.onecoreWs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onecore.gatling.CampaignRun;
import dev.onecore.live.MetricsReceiver;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The example for servers that do not speak the contract, against one that does not. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class OwnProtocolTest {

    @TempDir
    private Path folder;

    /** The example, but for answers that come in the order of what was sent. */
    public static final class OrderedProtocol extends Simulation {
        {
            CampaignRun campaign = CampaignRun.of(OrderedProtocol.class)
                    .withoutContract()
                    .with(workloads -> workloads.openSchedule("own-protocol", "Own protocol"), OrderedProtocol::user);
            setUp(campaign.trials()).assertions(campaign.everyTrialPassed());
        }

        private static ChainBuilder user(TrialSession trial, Workload workload) {
            ChainBuilder user = exec(onecoreWs("connect").connect("/json"));
            for (Phase phase : workload.phases()) {
                user = user.exec(onecoreWs("ask")
                        .sendText("{\"ask\":\"time\",\"id\":#{messageNumber}}")
                        .await(next(contains("answer")))
                        .in(trial, phase));
            }
            return user;
        }
    }

    @Test
    void aServerWithAProtocolOfItsOwnHasFiguresVerdictsAndAPage() throws Exception {
        try (JsonServer server = new JsonServer(text -> text.replace("ask", "answer"));
                MetricsReceiver gateway = new MetricsReceiver();
                Harness run = campaign(
                        List.of("-Donecore.metrics=push:http://ann:hidden@" + gateway.place()),
                        "json=ws://127.0.0.1:" + server.port(),
                        "200ms",
                        "500ms")) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output())
                    .contains("pushed to http://" + gateway.place())
                    .doesNotContain("hidden");
            assertThat(Files.readString(run.campaign().resolve("campaign.json")))
                    .doesNotContain("hidden");
            assertThat(gateway.pushed().get(gateway.pushed().size() - 1).body())
                    // A round that the machine spoiled is run once more.
                    .containsPattern("onecore_operations_sent_total\\{phase=\"constant\",target=\"json\","
                            + "workload=\"own-protocol\"} [12]00\\.0")
                    .contains("onecore_connections{target=\"json\",workload=\"own-protocol\"} 0.0");
            assertThat(run.output()).contains("own-protocol", "not pinned").doesNotContain("server side unknown");
            assertThat(run.campaign().resolve("index.html")).isNotEmptyFile();
            JsonNode trial = result(run).get("trials").get(0);
            assertThat(trial.get("target").asText()).isEqualTo("json");
            assertThat(trial.get("verdict").asText()).isNotEqualTo("FAILED");
        }
    }

    @Test
    void aServerThatOwesAnswersAtTheEndHasNotFailedAndItsTimesAreLowerBounds() throws Exception {
        try (JsonServer server = new JsonServer(text -> text.replace("ask", "answer"), 60);
                Harness run = campaign(
                        OrderedProtocol.class, List.of(), "json=ws://127.0.0.1:" + server.port(), "100ms", "2s")) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            JsonNode trial = result(run).get("trials").get(0);
            String verdict = trial.get("verdict").asText();
            // What the hypervisor took, nobody measured.
            assumeThat(verdict).isNotEqualTo("INVALID");
            assertThat(verdict).endsWith("-BOUND");
            assertThat(trial.get("reasons").toString())
                    .contains("operations were unanswered when the wait for them ended");
            assertThat(result(run).findParents("metric").stream()
                            .filter(figure -> figure.has("value")
                                    && figure.path("metric").asText().equals("response_p50")))
                    .isNotEmpty()
                    .allMatch(figure -> figure.path("bound").asText().equals("lower")
                            && figure.path("value").asDouble() > 1e6);
        }
    }

    @Test
    void aReplyThatDoesNotAnswerIsAFailure() throws Exception {
        try (JsonServer server =
                        new JsonServer(text -> text.contains("\"id\":1}") ? text : text.replace("ask", "answer"));
                Harness run = campaign(
                        OrderedProtocol.class, List.of(), "json=ws://127.0.0.1:" + server.port(), "200ms", "500ms")) {
            assertThat(run.exitCode()).as(run.output()).isNotZero();
            assertThat(result(run).get("trials").get(0).get("verdict").asText()).isEqualTo("FAILED");
            assertThat(run.output())
                    .contains("message 1 was answered wrongly: awaited was a message (it contains answer), and what"
                            + " came is {\"ask\":\"time\",\"id\":1}");
        }
    }

    /** Containers have such names; {@link java.net.URI} takes none of them for a host. */
    @Test
    void aHostWithAnUnderscoreIsLoadedAsAnyOther() throws Exception {
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost my_app\n");
        try (JsonServer server = new JsonServer(text -> text.replace("ask", "answer"));
                Harness run = campaign(
                        List.of("-Djdk.net.hosts.file=" + hosts),
                        "json=ws://my_app:" + server.port(),
                        "200ms",
                        "500ms")) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(result(run).get("trials").get(0).get("verdict").asText()).isNotEqualTo("FAILED");
        }
    }

    @Test
    void aContenderIsNoServerWithAProtocolOfItsOwn() throws Exception {
        try (Harness run = campaign("vertx")) {
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.output())
                    .contains("OwnProtocol speaks to servers that run already; give them as name=ws://host:port")
                    .doesNotContain("Exception");
        }
    }

    private Harness campaign(String targets) throws IOException {
        return campaign(targets, "200ms", "500ms");
    }

    private Harness campaign(String targets, String warmUp, String duration) throws IOException {
        return campaign(List.of(), targets, warmUp, duration);
    }

    private Harness campaign(List<String> options, String targets, String warmUp, String duration) throws IOException {
        return campaign(OwnProtocol.class, options, targets, warmUp, duration);
    }

    private Harness campaign(Class<?> simulation, List<String> options, String targets, String warmUp, String duration)
            throws IOException {
        return Harness.start(
                folder,
                options,
                simulation,
                "targets=" + targets,
                "rounds=1",
                "warmup=" + warmUp,
                "duration=" + duration,
                "arrivals=constant",
                "rate=200",
                "connections=4");
    }

    private static JsonNode result(Harness run) throws IOException {
        return new ObjectMapper().readTree(Files.readString(run.campaign().resolve("result.json")));
    }
}
