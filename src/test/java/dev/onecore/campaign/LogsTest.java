package dev.onecore.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.evidence.CampaignFolder;
import dev.onecore.evidence.TrialFolder;
import dev.onecore.model.Campaign;
import dev.onecore.model.Environment;
import dev.onecore.model.Origin;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialMatrix;
import dev.onecore.model.Workload;
import dev.onecore.settings.SettingsInUse;
import dev.onecore.settings.SettingsReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {

    @TempDir
    private Path reports;

    /** A run may be interrupted between the end of a trial's server and its verdict: then a second thread stops the trial again. */
    @Test
    void logsMayBeClosedTwice() throws Exception {
        Settings settings = SettingsReader.read(Map.of("reports", reports.toString()));
        Workload workload = new Workloads(new SettingsInUse(settings)).echoLatency();
        List<Target> targets = List.of(new Target.Contender("vertx", "vertx"));
        Campaign campaign = Planner.plan(
                "EchoLatency", settings, targets, List.of(workload), TrialMatrix.ofAll(settings), Instant.now(), 1);
        Trial trial = campaign.trials().get(0);
        List<String> losses = new ArrayList<>();
        TrialFolder folder =
                CampaignFolder.create(reports, campaign, Environment.UNKNOWN).trial(trial, losses::add);
        Logs logs = new Logs(workload.phases(), folder.latency(Origin.now()), folder.throughput());
        TrialRun run = new TrialRun(trial, 1, false, Injectors.NONE);

        logs.close(run);
        logs.close(run);

        assertThat(run.failed()).isFalse();
        assertThat(losses).isEmpty();
        assertThat(folder.path().resolve("latency.hlog")).content().endsWith("#[End: 0 intervals]\n");
    }
}
