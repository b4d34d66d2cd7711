package dev.onecore.simulations;

import dev.onecore.campaign.Workloads;
import dev.onecore.gatling.CampaignRun;
import dev.onecore.gatling.Endpoints;
import io.gatling.javaapi.core.Simulation;

/**
 * The highest rate of echoes at which a server keeps to an objective: probe after probe, each on a fresh server, at a rate that
 * follows from the probes before it.
 */
public final class Capacity extends Simulation {

    {
        CampaignRun campaign = CampaignRun.of(Capacity.class).with(Workloads::capacity, Endpoints::user);
        setUp(campaign.trials()).assertions(campaign.everyTrialPassed());
    }
}
