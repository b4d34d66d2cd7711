package dev.onecore.examples;

import static dev.onecore.ws.OnecoreWsDsl.equalTo;
import static dev.onecore.ws.OnecoreWsDsl.first;
import static dev.onecore.ws.OnecoreWsDsl.key;
import static dev.onecore.ws.OnecoreWsDsl.onecoreWs;
import static dev.onecore.ws.OnecoreWsDsl.pattern;
import static dev.onecore.ws.OnecoreWsDsl.startsWith;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.onecore.script.Splitters;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;

/** Socket.IO 4: the engine's heartbeat, a namespace, events with acknowledgements. */
public final class SocketIo extends Simulation {
    private final ScenarioBuilder users = scenario("socket.io")
            .exec(onecoreWs("connect")
                    .connect("/socket.io/?EIO=4&transport=websocket")
                    .split(Splitters.socketIo())
                    .on(equalTo("2"))
                    .answer("3")
                    .on(startsWith("42"))
                    .count("events")
                    .on(startsWith("45"))
                    .count("events with attachments"))
            .exec(onecoreWs("open").await(first(startsWith("0{"))).saveAs("sid", pattern("\"sid\":\"([^\"]+)\"")))
            .exec(onecoreWs("namespace").sendText("40").await(first(startsWith("40"))))
            .exec(onecoreWs("echo")
                    .sendText("42#{messageNumber}[\"echo\",\"hello #{messageNumber}\"]")
                    .await(key(pattern("^42(\\d+)"), pattern("^43(\\d+)")))
                    .atRate(20)
                    .during(2))
            .exec(onecoreWs("disconnect").sendText("41"))
            .exec(onecoreWs("bye").close());

    {
        setUp(users.injectOpen(atOnceUsers(5)))
                .protocols(onecoreWs().baseUrl(System.getProperty("server", "ws://127.0.0.1:3000")))
                .assertions(global().failedRequests().count().is(0L));
    }
}
