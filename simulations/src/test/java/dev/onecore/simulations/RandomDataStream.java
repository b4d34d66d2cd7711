package dev.onecore.simulations;

import static dev.onecore.socket.SocketDsl.close;
import static dev.onecore.socket.SocketDsl.connect;
import static dev.onecore.socket.SocketDsl.stream;
import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onecore.campaign.Workloads;
import dev.onecore.load.Stage;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;

/** The server pushes random data: to a schedule, and as fast as the readers read. */
public final class RandomDataStream extends Simulation {

    static ChainBuilder user(Stage stage, Workload workload) {
        ChainBuilder user = exec(connect(stage, "/stream"));
        for (Phase phase : workload.phases()) {
            user = user.exec(stream(stage, phase));
        }
        return user.exec(close(stage));
    }

    {
        CampaignRun campaign =
                CampaignRun.of(RandomDataStream.class).with(Workloads::randomDataStream, RandomDataStream::user);
        setUp(campaign.trials()).assertions(campaign.everyTrialPassed());
    }
}
