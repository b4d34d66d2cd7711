package dev.onecore.simulations;

import static dev.onecore.socket.SocketDsl.close;
import static dev.onecore.socket.SocketDsl.connect;
import static dev.onecore.socket.SocketDsl.perform;
import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onecore.gatling.CampaignRun;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import dev.onecore.proof.Proofs;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;

/**
 * Puts the tool itself to the test on this machine: servers whose behaviour is known, and a table <em>claim · truth · measured ·
 * passed</em>. The pages of later campaigns say what came of it.
 */
public final class Calibration extends Simulation {

    static ChainBuilder user(TrialSession trial, Workload workload) {
        boolean uploads = workload.phases().stream().anyMatch(phase -> phase.load() instanceof Load.Upload);
        ChainBuilder user = exec(connect(trial, uploads ? "/upload" : "/echo"));
        for (Phase phase : workload.phases()) {
            user = user.exec(perform(trial, phase));
        }
        return user.exec(close(trial));
    }

    {
        CampaignRun calibration = CampaignRun.ofCalibration(Calibration.class, Proofs::of, Calibration::user);
        setUp(calibration.trials()).assertions(calibration.everyClaimHolds());
    }
}
