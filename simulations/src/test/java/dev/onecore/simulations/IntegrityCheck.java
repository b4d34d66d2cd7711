package dev.onecore.simulations;

import dev.onecore.gatling.CampaignRun;
import dev.onecore.gatling.Endpoints;
import dev.onecore.proof.Proofs;
import io.gatling.javaapi.core.Simulation;

/** The part of a {@link Calibration} in which no time matters, so that every build can run it. */
public final class IntegrityCheck extends Simulation {

    {
        CampaignRun check =
                CampaignRun.ofCalibration(IntegrityCheck.class, profile -> Proofs.ofIntegrity(), Endpoints::user);
        setUp(check.trials()).assertions(check.everyClaimHolds());
    }
}
