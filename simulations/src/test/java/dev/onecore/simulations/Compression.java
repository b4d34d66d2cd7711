package dev.onecore.simulations;

import dev.onecore.campaign.CompressionWorkload;
import dev.onecore.gatling.CampaignRun;
import dev.onecore.gatling.Endpoints;
import io.gatling.javaapi.core.Simulation;

/** Echoes of text and of random bytes, plain and compressed: what compression costs the server, and what it saves on the wire. */
public final class Compression extends Simulation {

    {
        CampaignRun campaign =
                CampaignRun.of(Compression.class).with(CompressionWorkload::compression, Endpoints::user);
        setUp(campaign.trials()).assertions(campaign.everyTrialPassed());
    }
}
