package dev.onecore.simulations;

import static dev.onecore.ws.OnecoreWsDsl.contains;
import static dev.onecore.ws.OnecoreWsDsl.first;
import static dev.onecore.ws.OnecoreWsDsl.json;
import static dev.onecore.ws.OnecoreWsDsl.key;
import static dev.onecore.ws.OnecoreWsDsl.next;
import static dev.onecore.ws.OnecoreWsDsl.onecoreWs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.script.StampClock;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The plug-in in a scenario of Gatling's own, without a campaign. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class PlainUseTest {

    @TempDir
    private Path folder;

    /** Users of a JSON protocol, each with a name of its own. */
    public static final class PlainUsers extends Simulation {
        {
            setUp(scenario("plain")
                            .feed(listFeeder(List.of(Map.of("name", "ann"), Map.of("name", "ben")))
                                    .circular())
                            .exec(onecoreWs("connect")
                                    .connect("/json")
                                    .header("Authorization", "Bearer #{name}")
                                    .pingEvery(Duration.ofMillis(100))
                                    .on(json("/sent").exists())
                                    .measure(json("/sent"), StampClock.INJECTOR_NANOS))
                            .exec(onecoreWs("hello")
                                    .sendText("{\"hello\":\"#{name}\"}")
                                    .await(first(contains("hello")))
                                    .saveAs("said", json("/hello")))
                            .exec(onecoreWs("stamp").sendText(session -> "{\"sent\":" + System.nanoTime() + "}"))
                            .pause(Duration.ofMillis(50))
                            .exec(onecoreWs("unknown").sendText("{\"who\":1}"))
                            .exec(onecoreWs("ask")
                                    .sendText("{\"id\":#{messageNumber},\"said\":\"#{said}\"}")
                                    .await(key(json("/id")))
                                    .check(contains("said"))
                                    .atRate(100)
                                    .during(Duration.ofSeconds(1)))
                            .exec(onecoreWs("loop")
                                    .sendText("{\"loop\":#{messageNumber}}")
                                    .await(next(json("/loop").exists()))
                                    .inFlight(4)
                                    .during(Duration.ofMillis(500)))
                            .exec(onecoreWs("bye").close())
                            .injectOpen(atOnceUsers(4)))
                    .protocols(onecoreWs().baseUrl(System.getProperty("server")))
                    .assertions(global().failedRequests().count().is(0L));
        }
    }

    private String kept(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("results"))) {
            return Files.readString(files.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow());
        }
    }

    /** What is asked for at the address that the run printed; null until there are answers in it. */
    private static @Nullable String metrics(Harness run) {
        Matcher place = Pattern.compile("figures while it runs: (\\S+)").matcher(run.output());
        if (!place.find()) {
            return null;
        }
        try {
            String text = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(place.group(1))).build(), BodyHandlers.ofString())
                    .body();
            return text.contains("onecore_response_time_seconds_bucket{request=\"ask\"") ? text : null;
        } catch (IOException | InterruptedException e) {
            return null;
        }
    }

    @Test
    void aScenarioOfGatlingsOwnHasMicrosecondsAndItsOwnReport() throws Exception {
        try (JsonServer server = new JsonServer(text -> text);
                Harness run = Harness.start(
                        folder,
                        List.of(
                                "-Dserver=ws://127.0.0.1:" + server.port(),
                                "-Donecore.metrics=0",
                                "-Donecore.trace=30",
                                "-Donecore.results=" + folder.resolve("results")),
                        PlainUsers.class)) {
            String metrics = Harness.await("an answer to 'ask' among the metrics", () -> metrics(run));
            assertThat(metrics)
                    .contains("onecore_connections{target=\"127.0.0.1:" + server.port() + "\"} 4.0")
                    .contains("onecore_response_time_seconds_bucket{request=\"ask\"")
                    .contains("onecore_operations_sent_total{request=\"hello\"");
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output())
                    .containsPattern("connect +4 +4 +0 ")
                    .containsPattern("hello +4 +4 +0 ")
                    .containsPattern("stamp +4 +")
                    .containsPattern("ask +400 +400 +0 ")
                    .containsPattern("127.0.0.1:[0-9]+ +[0-9.]+ ms -> GET /json HTTP/1.1")
                    .containsPattern("127.0.0.1:[0-9]+ +[0-9.]+ ms -> (?i:authorization): redacted")
                    .containsPattern("127.0.0.1:[0-9]+ +[0-9.]+ ms <- HTTP/1.1 101 Switching Protocols")
                    .containsPattern("127.0.0.1:[0-9]+ +[0-9.]+ ms -> text, 15 bytes: \\{\"hello\":\"(ann|ben)\"}")
                    .containsPattern("127.0.0.1:[0-9]+ +[0-9.]+ ms <- text, 15 bytes: \\{\"hello\":\"(ann|ben)\"}")
                    .containsOnlyOnce("(the last frame that was asked for)")
                    .contains("  ping")
                    .contains("4 messages matched nothing in the script: {\"who\":1}")
                    .contains("Figures in " + folder.resolve("results"));
            assertThat(kept(".json"))
                    .contains("\"request\" : \"ask\"", "\"sent\" : 400", "\"responseNs\"", "\"UNMATCHED\"");
            assertThat(kept(".hlog")).contains("Tag=ask/response,", "Tag=hello/service,");
        }
    }
}
