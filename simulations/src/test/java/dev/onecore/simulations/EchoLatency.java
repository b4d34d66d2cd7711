package dev.onecore.simulations;

import static dev.onecore.socket.SocketDsl.close;
import static dev.onecore.socket.SocketDsl.connect;
import static dev.onecore.socket.SocketDsl.perform;
import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onecore.campaign.Workloads;
import dev.onecore.gatling.CampaignRun;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;

/** Response time of an echo on an open schedule, which does not wait for a slow server. */
public final class EchoLatency extends Simulation {

    private static ChainBuilder user(TrialSession trial, Workload workload) {
        ChainBuilder user = exec(connect(trial, "/echo"));
        for (Phase phase : workload.phases()) {
            user = user.exec(perform(trial, phase));
        }
        return user.exec(close(trial));
    }

    {
        CampaignRun campaign = CampaignRun.of(EchoLatency.class).with(Workloads::echoLatency, EchoLatency::user);
        setUp(campaign.trials()).assertions(campaign.everyTrialPassed());
    }
}
