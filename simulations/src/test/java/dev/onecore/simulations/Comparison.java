package dev.onecore.simulations;

import dev.onecore.campaign.Workloads;
import dev.onecore.casestudy.CaseStudy;
import dev.onecore.gatling.CampaignRun;
import dev.onecore.gatling.Endpoints;
import dev.onecore.model.Profile;
import io.gatling.javaapi.core.Simulation;

/** All five workloads in one campaign, or the case studies' three: one native report, one table, one page. */
public final class Comparison extends Simulation {

    static CampaignRun filled(CampaignRun campaign) {
        if (campaign.settings().profile() == Profile.CASE_STUDY) {
            return campaign.by(CaseStudy.matrix(campaign.settings()))
                    .with(workloads -> new CaseStudy(workloads.settings()).messages(), Endpoints::user)
                    .with(workloads -> new CaseStudy(workloads.settings()).files(), Endpoints::user)
                    .with(workloads -> new CaseStudy(workloads.settings()).ramp(), UserRamp::user);
        }
        return campaign.with(Workloads::echoLatency, EchoLatency::user)
                .with(Workloads::randomDataStream, RandomDataStream::user)
                .with(Workloads::throughput, Throughput::user)
                .with(Workloads::fileUpload, Endpoints::user)
                .with(Workloads::userRamp, UserRamp::user);
    }

    {
        CampaignRun campaign = filled(CampaignRun.of(Comparison.class));
        setUp(campaign.trials()).assertions(campaign.everyTrialPassed());
    }
}
