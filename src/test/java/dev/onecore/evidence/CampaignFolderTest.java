package dev.onecore.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.onecore.model.Campaign;
import dev.onecore.model.Conditions;
import dev.onecore.model.Environment;
import dev.onecore.model.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
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
        CampaignFolder folder = CampaignFolder.create(reports, campaign, Environment.UNKNOWN);
        List<TrialEvidence> kept = new ArrayList<>();
        for (Trial trial : campaign.trials()) {
            kept.add(specimen.evidence(trial));
            Keeping.keep(folder, kept.get(kept.size() - 1));
        }

        StoredCampaign stored = CampaignFolder.open(folder.path());

        assertThat(stored.problems()).isEmpty();
        assertThat(stored.campaign()).isEqualTo(campaign);
        assertThat(stored.trials())
                .extracting(
                        trial -> trial.evidence().result(),
                        trial -> trial.evidence().series())
                .isEqualTo(kept.stream()
                        .map(evidence -> tuple(evidence.result(), evidence.series()))
                        .toList());
    }

    @Test
    void logsOfBeforeIntervalsNamedTheirPhasesAreReadByTime() throws IOException {
        Specimen specimen = new Specimen(3);
        Campaign campaign = specimen.campaign();
        TrialEvidence kept = specimen.evidence(campaign.trials().get(0));
        CampaignFolder folder = CampaignFolder.create(reports, campaign, Environment.UNKNOWN);
        Path trial = Keeping.keep(folder, kept).path();
        edit(trial.resolve("latency.hlog"), "(?m)^(Tag=[a-z-]+/0)/\\d+,", "$1,");
        edit(trial.resolve("throughput.jsonl"), ",\"phase\":\\d+", "");

        TrialEvidence read = CampaignFolder.open(folder.path()).trials().get(0).evidence();

        assertThat(read.problems()).isEmpty();
        assertThat(read.series()).isEqualTo(kept.series());
    }

    private static void edit(Path file, String pattern, String replacement) throws IOException {
        String text = Files.readString(file);
        String edited = text.replaceAll(pattern, replacement);
        assertThat(edited).isNotEqualTo(text);
        Files.writeString(file, edited);
    }

    @Test
    void aTakenIdGetsASuffixWhichTheCampaignKnows() {
        Campaign campaign = new Specimen(1).campaign();
        CampaignFolder.create(reports, campaign, Environment.UNKNOWN);
        CampaignFolder second = CampaignFolder.create(reports, campaign, Environment.UNKNOWN);

        assertThat(second.path()).isEqualTo(reports.resolve(campaign.id() + ".2"));
        assertThat(second.campaign().id()).isEqualTo(campaign.id() + ".2");
        assertThat(CampaignFolder.open(second.path()).campaign()).isEqualTo(second.campaign());
    }

    @Test
    void aRepeatedTrialFollowsItsFirstRun() throws IOException {
        Specimen specimen = new Specimen(3);
        Campaign campaign = specimen.campaign();
        CampaignFolder folder = CampaignFolder.create(reports, campaign, Environment.UNKNOWN);
        TrialEvidence first = specimen.evidence(campaign.trials().get(0));
        TrialEvidence again = specimen.evidence(campaign.trials().get(0));
        Keeping.keep(folder, first);
        Keeping.keep(folder, specimen.evidence(campaign.trials().get(1)));
        Keeping.keep(folder, again);

        assertThat(CampaignFolder.open(folder.path()).trials())
                .extracting(trial -> trial.evidence().result())
                .startsWith(first.result(), again.result())
                .hasSize(3);
    }

    @Test
    void reportsThatAreAFileSayWhatToDo() throws IOException {
        Path file = Files.writeString(reports.resolve("file"), "");

        assertThatThrownBy(() -> CampaignFolder.create(file, new Specimen(1).campaign(), Environment.UNKNOWN))
                .isInstanceOf(EvidenceException.class)
                .hasMessage("the campaign cannot be kept in " + file + " (a file of that name is there already); choose"
                        + " another folder by -Donecore.reports=<folder>");
    }

    @Test
    void reportsThatCannotBeWrittenAreKnownBeforeThereIsACampaign() throws IOException {
        Path file = Files.writeString(reports.resolve("file"), "");

        for (Path wrong : List.of(file, file.resolve("below"))) {
            assertThatThrownBy(() -> CampaignFolder.requireWritable(wrong))
                    .isInstanceOf(EvidenceException.class)
                    .hasMessage("the campaign cannot be kept in " + wrong
                            + " (Not a directory); choose another folder by -Donecore.reports=<folder>");
        }
    }

    @Test
    void reportsThatAreNotThereYetMayBeMadeAndTheAttemptLeavesNothing() {
        CampaignFolder.requireWritable(reports.resolve("to/be/made"));
        assertThat(reports).isEmptyDirectory();
    }

    @Test
    void aShareThatIsNoNumberIsNotKnown() throws IOException {
        Conditions odd = new Conditions(
                OptionalDouble.of(Double.NaN),
                OptionalDouble.of(Double.POSITIVE_INFINITY),
                OptionalDouble.empty(),
                OptionalDouble.of(-0.0),
                Long.MIN_VALUE,
                0);

        assertThat(Json.LINE.writeValueAsString(odd))
                .isEqualTo("{\"stealPercent\":null,\"stealOnServerCorePercent\":null,"
                        + "\"othersOnServerCorePercent\":null,\"othersOnInjectorCoresPercent\":-0.0,"
                        + "\"longestGapNs\":-9223372036854775808,\"gapsNs\":0}");
    }

    @Test
    void aResultThatCannotBeWrittenLeavesTheOldOne() throws IOException {
        Specimen specimen = new Specimen(4);
        Trial trial = specimen.campaign().trials().get(0);
        Path place = Files.createDirectory(reports.resolve("trial"));
        TrialFolder folder = new TrialFolder(place, loss -> {});
        Files.createDirectories(place.resolve(".trial.json.unfinished/in-the-way"));

        assertThatThrownBy(() -> folder.write(specimen.evidence(trial).result()))
                .isInstanceOf(IOException.class);
        assertThat(place.resolve("trial.json")).doesNotExist();
    }
}
