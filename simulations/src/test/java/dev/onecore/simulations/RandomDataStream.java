package dev.onecore.simulations;

import static dev.onecore.socket.SocketDsl.close;
import static dev.onecore.socket.SocketDsl.connect;
import static dev.onecore.socket.SocketDsl.stream;
import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onecore.campaign.Workloads;
import dev.onecore.gatling.CampaignRun;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;

/** The server pushes random data: to a schedule, and as fast as the readers read. */
public final class RandomDataStream extends Simulation {

    private static ChainBuilder user(TrialSession trial, Workload workload) {
        ChainBuilder user = exec(connect(trial, "/stream"));
        for (Phase phase : workload.phases()) {
            user = user.exec(stream(trial, phase));
        }
        return user.exec(close(trial));
    }

    {
        CampaignRun campaign =
                CampaignRun.of(RandomDataStream.class).with(Workloads::randomDataStream, RandomDataStream::user);
        setUp(campaign.trials()).assertions(campaign.everyTrialPassed());
    }
}
