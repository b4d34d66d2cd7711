package dev.onecore.simulations;

import static dev.onecore.socket.SocketDsl.close;
import static dev.onecore.socket.SocketDsl.connect;
import static dev.onecore.socket.SocketDsl.download;
import static dev.onecore.socket.SocketDsl.upload;
import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onecore.campaign.Workloads;
import dev.onecore.gatling.CampaignRun;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;

/** Files of 7 and 50 MB, up and down, by one user and by ten; every byte is checked at the other end. */
public final class FileUpload extends Simulation {

    static ChainBuilder user(TrialSession trial, Workload workload) {
        ChainBuilder up = exec(connect(trial, "/upload"));
        ChainBuilder down = exec(connect(trial, "/download"));
        for (Phase phase : workload.phases()) {
            if (phase.load() instanceof Load.Upload) {
                up = up.exec(upload(trial, phase));
            } else {
                down = down.exec(download(trial, phase));
            }
        }
        return up.exec(close(trial)).exec(down).exec(close(trial));
    }

    {
        CampaignRun campaign = CampaignRun.of(FileUpload.class).with(Workloads::fileUpload, FileUpload::user);
        setUp(campaign.trials()).assertions(campaign.everyTrialPassed());
    }
}
