package dev.onecore.simulations;

import static dev.onecore.ws.OnecoreWsDsl.first;
import static dev.onecore.ws.OnecoreWsDsl.json;
import static dev.onecore.ws.OnecoreWsDsl.key;
import static dev.onecore.ws.OnecoreWsDsl.onecoreWs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Users in the thousands, each with a token and a room of its own, who are let in one by one, refused, and come again. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class ManyUsersTest {

    @TempDir
    private Path folder;

    private static Iterator<Map<String, Object>> tokens() {
        return IntStream.iterate(0, number -> number + 1)
                .<Map<String, Object>>mapToObj(number -> Map.of("token", "t" + number, "room", "r" + number % 100))
                .iterator();
    }

    /** What each user does between its handshake and its leave. */
    private static ChainBuilder visit(double rate, int retries) {
        return exec(onecoreWs("connect")
                        .connect("/#{room}")
                        .header("Authorization", "Bearer #{token}")
                        .connectRate(rate)
                        .retry(retries, Duration.ofMillis(20)))
                .exec(onecoreWs("hello").await(first(json("/hello").exists())).saveAs("hello", json("/hello")));
    }

    private static ChainBuilder ask() {
        return exec(onecoreWs("ask")
                .sendText("{\"id\":1,\"token\":\"#{hello}\"}")
                .await(key(json("/id")))
                .timeout(Duration.ofSeconds(20)));
    }

    /** 10,000 who are all connected before the first of them asks. */
    public static final class TenThousand extends Simulation {
        {
            int users = 10_000;
            setUp(scenario("many")
                            .feed(tokens())
                            .exec(visit(2_500, 0))
                            .rendezVous(users)
                            .exec(ask())
                            .injectOpen(atOnceUsers(users)))
                    .protocols(onecoreWs().baseUrl(System.getProperty("server")))
                    .assertions(global().failedRequests().count().is(0L));
        }
    }

    /** 20 who come three times. */
    public static final class ComingAgain extends Simulation {
        {
            setUp(scenario("again")
                            .feed(tokens())
                            .exec(repeat(3)
                                    .on(visit(1_000, 3)
                                            .exitHereIfFailed()
                                            .exec(ask())
                                            .exec(onecoreWs("bye").close())))
                            .injectOpen(atOnceUsers(20)))
                    .protocols(onecoreWs().baseUrl(System.getProperty("server")))
                    .assertions(global().failedRequests().count().is(0L));
        }
    }

    @Test
    void tenThousandUsersHaveATokenAndARoomEach() throws Exception {
        try (TokenServer server = new TokenServer(0);
                Harness run = start(server, TenThousand.class)) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(server.visitors()).hasSize(10_000);
            assertThat(server.mostOpen()).isEqualTo(10_000);
            assertThat(run.output())
                    .containsPattern("connect +10,000 +10,000 +0 ")
                    .containsPattern("hello +10,000 +10,000 +0 ")
                    .containsPattern("ask +10,000 +10,000 +0 ");
        }
    }

    @Test
    void usersThatAreRefusedTryAgainAndThoseThatLeaveComeBack() throws Exception {
        try (TokenServer server = new TokenServer(2);
                Harness run = start(server, ComingAgain.class)) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(server.opened()).isEqualTo(60);
            assertThat(run.output())
                    .containsPattern("connect +60 +60 +0 ")
                    .containsPattern("ask +60 +60 +0 ")
                    .contains("connect: retries: 40");
        }
    }

    @Test
    void aUserThatIsRefusedToTheEndHasFailedOnce() throws Exception {
        try (TokenServer server = new TokenServer(4);
                Harness run = start(server, ComingAgain.class)) {
            assertThat(run.exitCode()).as(run.output()).isNotZero();
            assertThat(server.opened()).isZero();
            assertThat(run.output())
                    .containsPattern("connect +20 +0 +20 ")
                    .contains("connect: retries: 60")
                    .contains("with 503: it is too busy, or not ready yet (tried 4 times)");
        }
    }

    private Harness start(TokenServer server, Class<? extends Simulation> simulation) throws Exception {
        return Harness.start(folder, List.of("-Dserver=" + server.url()), simulation);
    }
}
