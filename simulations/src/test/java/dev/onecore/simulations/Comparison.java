package dev.onecore.simulations;

import dev.onecore.campaign.Workloads;
import io.gatling.javaapi.core.Simulation;

/** All five workloads in one campaign: one native report, one table, one page. */
public final class Comparison extends Simulation {

    {
        CampaignRun campaign = CampaignRun.of(Comparison.class)
                .with(Workloads::echoLatency, EchoLatency::user)
                .with(Workloads::randomDataStream, RandomDataStream::user)
                .with(Workloads::throughput, Throughput::user)
                .with(Workloads::fileUpload, FileUpload::user)
                .with(Workloads::userRamp, UserRamp::user);
        setUp(campaign.trials()).assertions(campaign.everyTrialPassed());
    }
}
