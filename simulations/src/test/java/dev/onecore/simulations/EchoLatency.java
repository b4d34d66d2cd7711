package dev.onecore.simulations;

import static dev.onecore.socket.SocketDsl.close;
import static dev.onecore.socket.SocketDsl.connect;
import static dev.onecore.socket.SocketDsl.echo;
import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onecore.campaign.Workloads;
import dev.onecore.load.Stage;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;

/** Response time of an echo on an open schedule, which does not wait for a slow server. */
public final class EchoLatency extends Simulation {

    static ChainBuilder user(Stage stage, Workload workload) {
        ChainBuilder user = exec(connect(stage, "/echo"));
        for (Phase phase : workload.phases()) {
            user = user.exec(echo(stage, phase));
        }
        return user.exec(close(stage));
    }

    {
        CampaignRun campaign = CampaignRun.of(EchoLatency.class).with(Workloads::echoLatency, EchoLatency::user);
        setUp(campaign.trials()).assertions(campaign.everyTrialPassed());
    }
}
