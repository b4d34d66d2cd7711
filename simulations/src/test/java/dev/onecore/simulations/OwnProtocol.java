package dev.onecore.simulations;

import static dev.onecore.ws.OnecoreWsDsl.json;
import static dev.onecore.ws.OnecoreWsDsl.key;
import static dev.onecore.ws.OnecoreWsDsl.onecoreWs;
import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onecore.gatling.CampaignRun;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;

/**
 * An example for a server that does not speak the contract. Copy it, and say where the socket is, what is sent and what answers
 * it; latency from the intended start, verdicts, evidence and page are the same as for all others.
 *
 * <p>Here a JSON object with a number is sent to {@code /json}, and whatever carries the same number is its answer.
 */
public final class OwnProtocol extends Simulation {

    static ChainBuilder user(TrialSession trial, Workload workload) {
        ChainBuilder user = exec(onecoreWs("connect").connect("/json"));
        for (Phase phase : workload.phases()) {
            user = user.exec(onecoreWs("ask")
                    .sendText("{\"ask\":\"time\",\"id\":#{messageNumber}}")
                    .await(key(json("/id")))
                    .in(trial, phase));
        }
        return user.exec(onecoreWs("bye").close());
    }

    {
        CampaignRun campaign = CampaignRun.of(OwnProtocol.class)
                .withoutContract()
                .with(workloads -> workloads.openSchedule("own-protocol", "Own protocol"), OwnProtocol::user);
        setUp(campaign.trials()).assertions(campaign.everyTrialPassed());
    }
}
