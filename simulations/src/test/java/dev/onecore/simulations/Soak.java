package dev.onecore.simulations;

import dev.onecore.campaign.Workloads;
import dev.onecore.gatling.CampaignRun;
import dev.onecore.gatling.Endpoints;
import io.gatling.javaapi.core.Simulation;

/** Echoes at a fixed rate for a long time: by how much memory, CPU, threads, open files and latency change an hour. */
public final class Soak extends Simulation {

    {
        CampaignRun campaign = CampaignRun.of(Soak.class).with(Workloads::soak, Endpoints::user);
        setUp(campaign.trials()).assertions(campaign.everyTrialPassed());
    }
}
