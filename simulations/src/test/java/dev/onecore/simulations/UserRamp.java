package dev.onecore.simulations;

import static dev.onecore.socket.SocketDsl.close;
import static dev.onecore.socket.SocketDsl.connect;
import static dev.onecore.socket.SocketDsl.ramp;
import static dev.onecore.socket.SocketDsl.stream;
import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onecore.campaign.Workloads;
import dev.onecore.gatling.CampaignRun;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;

/** A hundred users arrive one by one, and each waits for 20 messages at one a second. */
public final class UserRamp extends Simulation {

    private static ChainBuilder user(TrialSession trial, Workload workload) {
        ChainBuilder user = exec(connect(trial, "/stream"));
        for (Phase phase : workload.phases()) {
            user = phase.measured()
                    ? user.exec(close(trial)).exec(ramp(trial, phase))
                    : user.exec(stream(trial, phase));
        }
        return user.exec(close(trial));
    }

    {
        CampaignRun campaign = CampaignRun.of(UserRamp.class).with(Workloads::userRamp, UserRamp::user);
        setUp(campaign.trials()).assertions(campaign.everyTrialPassed());
    }
}
