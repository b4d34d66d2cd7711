package dev.onecore.examples;

import static dev.onecore.ws.OnecoreWsDsl.json;
import static dev.onecore.ws.OnecoreWsDsl.key;
import static dev.onecore.ws.OnecoreWsDsl.onecoreWs;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/** JSON-RPC 2.0: replies come in any order, each with the id of its request. */
public final class JsonRpc extends Simulation {
    private final ScenarioBuilder callers = scenario("json-rpc")
            .exec(onecoreWs("connect").connect("/rpc"))
            .exec(onecoreWs("add")
                    .sendText("{\"jsonrpc\":\"2.0\",\"method\":\"add\",\"params\":[1,#{messageNumber}],"
                            + "\"id\":\"call-#{messageNumber}\"}")
                    .await(key(json("/id")))
                    .check(json("/result").exists())
                    .timeout(Duration.ofSeconds(5))
                    .atRate(50)
                    .during(2))
            .exec(onecoreWs("bye").close());

    {
        setUp(callers.injectOpen(rampUsers(5).during(1)))
                .protocols(onecoreWs().baseUrl(System.getProperty("server", "ws://127.0.0.1:8080")))
                .assertions(global().failedRequests().count().is(0L));
    }
}
