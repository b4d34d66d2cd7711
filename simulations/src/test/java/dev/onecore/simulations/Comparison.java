package dev.onecore.simulations;

import dev.onecore.campaign.Workloads;
import dev.onecore.casestudy.CaseStudy;
import dev.onecore.gatling.CampaignRun;
import dev.onecore.gatling.Endpoints;
import dev.onecore.model.Profile;
import io.gatling.javaapi.core.Simulation;

/** All five workloads in one campaign, or the case studies' three: one native report, one table, one page. */
public final class Comparison extends Simulation {

    private static CampaignRun filled(CampaignRun campaign) {
        if (campaign.settings().profile() == Profile.CASE_STUDY) {
            CaseStudy study = new CaseStudy(campaign.settings());
            return campaign.by(study)
                    .with(study.messages(), Endpoints::user)
                    .with(study.files(), Endpoints::user)
                    .with(study.ramp(), UserRamp::user);
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
