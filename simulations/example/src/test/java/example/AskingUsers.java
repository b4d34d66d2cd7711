package example;

import static dev.onecore.ws.OnecoreWsDsl.contains;
import static dev.onecore.ws.OnecoreWsDsl.first;
import static dev.onecore.ws.OnecoreWsDsl.json;
import static dev.onecore.ws.OnecoreWsDsl.key;
import static dev.onecore.ws.OnecoreWsDsl.onecoreWs;
import static io.gatling.javaapi.core.CoreDsl.*;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.Map;

/** Users with a name each: a login, then 20 questions a second for 3 s, each answered by its id. */
public class AskingUsers extends Simulation {

    private final ScenarioBuilder users = scenario("users")
            .feed(listFeeder(java.util.List.of(Map.<String, Object>of("name", "ann"), Map.of("name", "ben"))).circular())
            .exec(onecoreWs("connect").connect("/echo").header("X-User", "#{name}"))
            .exec(onecoreWs("login")
                    .sendText("{\"login\":\"#{name}\"}")
                    .await(first(contains("login")))
                    .saveAs("me", json("/login")))
            .pause(1)
            .exec(onecoreWs("ask")
                    .sendText("{\"id\":#{messageNumber},\"me\":\"#{me}\"}")
                    .await(key(json("/id")))
                    .atRate(20)
                    .during(3))
            .exec(onecoreWs("bye").close());

    {
        setUp(users.injectOpen(rampUsers(10).during(1)))
                .protocols(onecoreWs().baseUrl(System.getProperty("server", "ws://127.0.0.1:9001")))
                .assertions(global().failedRequests().count().is(0L));
    }
}
