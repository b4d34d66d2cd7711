package dev.onecore.simulations;

import dev.onecore.casestudy.CaseStudy;
import dev.onecore.gatling.CampaignRun;
import dev.onecore.gatling.Endpoints;
import dev.onecore.model.Profile;
import io.gatling.javaapi.core.Simulation;

/** All workloads in one campaign, or the case studies' three: one native report, one table, one page. */
public final class Comparison extends Simulation {

    static CampaignRun filled(CampaignRun campaign) {
        if (campaign.settings().profile() == Profile.CASE_STUDY) {
            return campaign.by(CaseStudy.matrix(campaign.settings()))
                    .with(workloads -> new CaseStudy(workloads.settings()).messages(), Endpoints::user)
                    .with(workloads -> new CaseStudy(workloads.settings()).files(), Endpoints::user)
                    .with(workloads -> new CaseStudy(workloads.settings()).ramp(), Endpoints::user);
        }
        return campaign.withAll();
    }

    {
        CampaignRun campaign = filled(CampaignRun.of(Comparison.class));
        setUp(campaign.trials()).assertions(campaign.everyTrialPassed());
    }
}
