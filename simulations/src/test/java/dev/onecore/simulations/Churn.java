package dev.onecore.simulations;

import dev.onecore.campaign.ConnectionWorkloads;
import dev.onecore.gatling.CampaignRun;
import dev.onecore.gatling.Endpoints;
import io.gatling.javaapi.core.Simulation;

/** Connections that come on an open schedule, exchange ten messages and go: what each costs the server, and how long it takes. */
public final class Churn extends Simulation {

    {
        CampaignRun campaign = CampaignRun.of(Churn.class).with(ConnectionWorkloads::churn, Endpoints::user);
        setUp(campaign.trials()).assertions(campaign.everyTrialPassed());
    }
}
