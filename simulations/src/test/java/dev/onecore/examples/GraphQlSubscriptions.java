package dev.onecore.examples;

import static dev.onecore.ws.OnecoreWsDsl.first;
import static dev.onecore.ws.OnecoreWsDsl.json;
import static dev.onecore.ws.OnecoreWsDsl.key;
import static dev.onecore.ws.OnecoreWsDsl.onecoreWs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;

/** GraphQL subscriptions (graphql-transport-ws): several at a time on a connection, with the time to the first and the last result. */
public final class GraphQlSubscriptions extends Simulation {
    private final ScenarioBuilder users = scenario("graphql")
            .exec(onecoreWs("connect")
                    .connect("/graphql")
                    .subprotocols("graphql-transport-ws")
                    .on(json("/type").is("ping"))
                    .answer("{\"type\":\"pong\"}"))
            .exec(onecoreWs("init")
                    .sendText("{\"type\":\"connection_init\",\"payload\":{\"token\":\"abc\"}}")
                    .await(first(json("/type").is("connection_ack"))))
            .exec(onecoreWs("greetings")
                    .sendText("{\"id\":\"#{messageNumber}\",\"type\":\"subscribe\","
                            + "\"payload\":{\"query\":\"subscription { greetings }\"}}")
                    .await(key(json("/id"))
                            .fromFirstToLast(
                                    json("/type").is("next"), json("/type").is("complete")))
                    .inFlight(3)
                    .during(2))
            .exec(onecoreWs("bye").close());

    {
        setUp(users.injectOpen(atOnceUsers(5)))
                .protocols(onecoreWs().baseUrl(System.getProperty("server", "ws://127.0.0.1:4000")))
                .assertions(global().failedRequests().count().is(0L));
    }
}
