package dev.onecore.examples;

import static dev.onecore.ws.OnecoreWsDsl.first;
import static dev.onecore.ws.OnecoreWsDsl.json;
import static dev.onecore.ws.OnecoreWsDsl.key;
import static dev.onecore.ws.OnecoreWsDsl.onecoreWs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.onecore.script.StampClock;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A chat with rooms: a token and a room for each user, heartbeats, and what the others in the room say. */
public final class Chat extends Simulation {
    private static final int ROOMS = 3;

    private final Supplier<Iterator<Map<String, Object>>> users = () -> people().iterator();

    private final ScenarioBuilder talkers = scenario("chat")
            .feed(users)
            .exec(onecoreWs("connect")
                    .connect("/chat/#{room}")
                    .header("Authorization", "Bearer #{token}")
                    .connectRate(200)
                    .retry(3)
                    .on(json("/type").is("ping"))
                    .answer("{\"type\":\"pong\"}")
                    .on(json("/type").is("joined"))
                    .count("somebody joined")
                    .on(json("/type").is("said"))
                    .measure(json("/sent"), StampClock.INJECTOR_NANOS))
            .exec(onecoreWs("login")
                    .sendText("{\"type\":\"login\",\"name\":\"#{name}\"}")
                    .await(first(json("/type").is("welcome")))
                    .saveAs("member", json("/member")))
            .exec(onecoreWs("say")
                    .sendText(session -> "{\"type\":\"say\",\"id\":\"" + session.getString("member") + "-"
                            + session.getLong("messageNumber") + "\",\"sent\":" + System.nanoTime() + "}")
                    .await(key(json("/id")))
                    .atRandomRate(10)
                    .during(2))
            .exec(onecoreWs("leave").close());

    private static Stream<Map<String, Object>> people() {
        return IntStream.iterate(0, n -> n + 1)
                .mapToObj(n -> Map.of("name", "user" + n, "token", "token" + n, "room", "room" + n % ROOMS));
    }

    {
        setUp(talkers.injectOpen(atOnceUsers(12)))
                .protocols(onecoreWs().baseUrl(System.getProperty("server", "ws://127.0.0.1:8080")))
                .assertions(global().failedRequests().count().is(0L));
    }
}
