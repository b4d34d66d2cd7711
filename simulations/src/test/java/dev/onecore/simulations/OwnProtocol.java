package dev.onecore.simulations;

import static dev.onecore.socket.SocketDsl.close;
import static dev.onecore.socket.SocketDsl.connect;
import static dev.onecore.socket.SocketDsl.exchange;
import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onecore.gatling.CampaignRun;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import dev.onecore.socket.Message;
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
        ChainBuilder user = exec(connect(trial, "/json"));
        for (Phase phase : workload.phases()) {
            user = user.exec(exchange(trial, phase)
                    .send(number -> Message.text("{\"ask\":\"time\",\"id\":" + number + "}"))
                    .reply((number, reply) -> reply.isText() && reply.text().contains("\"id\":" + number + "}")));
        }
        return user.exec(close(trial));
    }

    {
        CampaignRun campaign = CampaignRun.of(OwnProtocol.class)
                .withoutContract()
                .with(workloads -> workloads.openSchedule("own-protocol", "Own protocol"), OwnProtocol::user);
        setUp(campaign.trials()).assertions(campaign.everyTrialPassed());
    }
}
