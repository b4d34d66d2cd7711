package dev.onecore.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Campaign;
import dev.onecore.model.Trial;
import dev.onecore.model.TrialResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignFolderTest {

    @TempDir
    Path reports;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatIsKeptIsReadBackEqual(long seed) throws IOException {
        Specimen specimen = new Specimen(seed);
        Campaign campaign = specimen.campaign();
        CampaignFolder folder = CampaignFolder.create(reports, campaign, Map.of());
        List<TrialResult> results = new ArrayList<>();
        for (Trial trial : campaign.trials()) {
            results.add(specimen.result(trial));
            Keeping.keep(folder, results.get(results.size() - 1));
        }

        StoredCampaign stored = CampaignFolder.open(folder.path());

        assertThat(stored.problems()).isEmpty();
        assertThat(stored.campaign()).isEqualTo(campaign);
        assertThat(stored.trials())
                .extracting(trial -> trial.evidence().result())
                .isEqualTo(results);
    }
}
