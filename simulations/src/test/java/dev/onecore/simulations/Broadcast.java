package dev.onecore.simulations;

import dev.onecore.campaign.TopicWorkload;
import dev.onecore.gatling.CampaignRun;
import dev.onecore.gatling.Endpoints;
import io.gatling.javaapi.core.Simulation;

/** One message in, delivered to all members of a topic: what each delivery costs the server, and when the last member has it. */
public final class Broadcast extends Simulation {

    {
        CampaignRun campaign = CampaignRun.of(Broadcast.class).with(TopicWorkload::broadcast, Endpoints::user);
        setUp(campaign.trials()).assertions(campaign.everyTrialPassed());
    }
}
