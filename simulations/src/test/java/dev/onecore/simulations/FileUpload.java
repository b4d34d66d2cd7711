package dev.onecore.simulations;

import dev.onecore.campaign.Workloads;
import dev.onecore.gatling.CampaignRun;
import dev.onecore.gatling.Endpoints;
import io.gatling.javaapi.core.Simulation;

/** Files of 7 and 50 MB, up and down, by one user and by ten; every byte is checked at the other end. */
public final class FileUpload extends Simulation {

    {
        CampaignRun campaign = CampaignRun.of(FileUpload.class).with(Workloads::fileUpload, Endpoints::user);
        setUp(campaign.trials()).assertions(campaign.everyTrialPassed());
    }
}
