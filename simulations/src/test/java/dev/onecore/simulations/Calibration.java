package dev.onecore.simulations;

import dev.onecore.gatling.CampaignRun;
import dev.onecore.gatling.Endpoints;
import dev.onecore.proof.Proofs;
import io.gatling.javaapi.core.Simulation;

/**
 * Tests the tool itself on this machine: servers whose behaviour is known, and a table <em>claim · truth · measured ·
 * passed</em>. The pages of later campaigns say what came of it.
 */
public final class Calibration extends Simulation {

    {
        CampaignRun calibration = CampaignRun.ofCalibration(Calibration.class, Proofs::of, Endpoints::user);
        setUp(calibration.trials()).assertions(calibration.everyClaimHolds());
    }
}
