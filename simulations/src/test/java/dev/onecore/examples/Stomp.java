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

/** STOMP 1.2 over WebSocket: frames that end with a zero byte, heart-beats, receipts. */
public final class Stomp extends Simulation {
    private static final String END = "\0";

    private final ScenarioBuilder users = scenario("stomp")
            .exec(onecoreWs("connect")
                    .connect("/stomp")
                    .subprotocols("v12.stomp")
                    .split(Splitters.stomp())
                    .on(equalTo("\n"))
                    .answer("\n")
                    .on(startsWith("MESSAGE"))
                    .count("messages"))
            .exec(onecoreWs("session")
                    .sendText("CONNECT\naccept-version:1.2\nhost:/\nheart-beat:1000,1000\n\n" + END)
                    .await(first(startsWith("CONNECTED"))))
            .exec(onecoreWs("subscribe")
                    .sendText("SUBSCRIBE\nid:0\ndestination:/topic/news\nreceipt:sub\n\n" + END)
                    .await(first(pattern("receipt-id:(\\S+)").is("sub"))))
            .exec(onecoreWs("send")
                    .sendText("SEND\ndestination:/topic/news\nreceipt:r#{messageNumber}\n\nnews #{messageNumber}" + END)
                    .await(key(pattern("\nreceipt:(\\S+)"), pattern("\nreceipt-id:(\\S+)")))
                    .inFlight(2)
                    .during(2))
            .exec(onecoreWs("disconnect")
                    .sendText("DISCONNECT\nreceipt:bye\n\n" + END)
                    .await(first(pattern("receipt-id:(\\S+)").is("bye"))))
            .exec(onecoreWs("bye").close());

    {
        setUp(users.injectOpen(atOnceUsers(5)))
                .protocols(onecoreWs().baseUrl(System.getProperty("server", "ws://127.0.0.1:15674")))
                .assertions(global().failedRequests().count().is(0L));
    }
}
