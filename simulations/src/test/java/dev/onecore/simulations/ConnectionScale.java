package dev.onecore.simulations;

import static dev.onecore.socket.SocketDsl.close;
import static dev.onecore.socket.SocketDsl.perform;
import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onecore.campaign.ConnectionWorkloads;
import dev.onecore.gatling.CampaignRun;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;

/** Ever more idle connections to one server, as many as the limits allow: what each of them takes, and what the rest still gets. */
public final class ConnectionScale extends Simulation {

    private static ChainBuilder user(TrialSession trial, Workload workload) {
        ChainBuilder user = exec(session -> session);
        for (Phase phase : workload.phases()) {
            user = user.exec(perform(trial, phase));
        }
        return user.exec(close(trial));
    }

    {
        CampaignRun campaign =
                CampaignRun.of(ConnectionScale.class).with(ConnectionWorkloads::scale, ConnectionScale::user);
        setUp(campaign.trials()).assertions(campaign.everyTrialPassed());
    }
}
