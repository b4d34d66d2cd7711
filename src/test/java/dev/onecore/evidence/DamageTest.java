package dev.onecore.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecore.model.Campaign;
import dev.onecore.model.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A damaged file costs only what it held, and is reported in words. */
class DamageTest {

    @TempDir
    Path reports;

    private Campaign campaign;
    private CampaignFolder folder;
    private List<TrialEvidence> kept;
    private Path trial;

    @BeforeEach
    void keepTwoTrials() throws IOException {
        Specimen specimen = new Specimen(11);
        campaign = specimen.campaign();
        folder = CampaignFolder.create(reports, campaign, Environment.UNKNOWN);
        kept = campaign.trials().stream().limit(2).map(specimen::evidence).toList();
        trial = Keeping.keep(folder, kept.get(0)).path();
        Keeping.keep(folder, kept.get(1));
    }

    @Test
    void aMissingFolderIsNoCampaign() {
        Path nowhere = reports.resolve("nowhere");

        assertThatThrownBy(() -> CampaignFolder.open(nowhere))
                .isInstanceOf(EvidenceException.class)
                .hasMessage("no campaign in %s; expected campaign.json", nowhere);
    }

    @Test
    void trialsThatWereNotRunAreToldOf() {
        assertThat(open().problems())
                .containsExactly("2 of 4 planned trials were not run: %s, %s"
                        .formatted(
                                campaign.trials().get(2).folder(),
                                campaign.trials().get(3).folder()));
    }

    @Test
    void aTrialThatCrashedIsToldOf() throws IOException {
        Files.delete(trial.resolve("trial.json"));

        assertThat(open().problems())
                .contains("trials/%s has no trial.json: the run ended while this trial ran"
                        .formatted(trial.getFileName()));
        assertThat(open().trials()).extracting(StoredTrial::result).hasSize(1);
    }

    @Test
    void aTrialThatIsCutOffCostsItselfAlone() throws IOException {
        Path file = trial.resolve("trial.json");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThat(open().trials()).hasSize(1);
        assertThat(open().problems())
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("trials/" + trial.getFileName() + "/trial.json: it is cut off in line ")
                        .endsWith("; the trial is left out"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void garbageInAnyFileIsNoException(long seed) throws IOException {
        Random random = new Random(seed);
        for (String name : List.of("trial.json", "latency.hlog", "throughput.jsonl", "resources.jsonl")) {
            Path file = trial.resolve(name);
            byte[] whole = Files.readAllBytes(file);
            for (int attempt = 0; attempt < 5; attempt++) {
                byte[] broken = whole.clone();
                for (int i = 0; i <= random.nextInt(8); i++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                }
                Files.write(file, broken);

                StoredCampaign stored = open();
                stored.trials().forEach(StoredTrial::evidence);

                assertThat(stored.trials()).hasSizeGreaterThanOrEqualTo(1);
            }
            Files.write(file, whole);
        }
    }

    @Test
    void aBitThatFlipsInAHistogramIsNoticed() throws IOException {
        Path file = trial.resolve("latency.hlog");
        List<String> lines = Files.readAllLines(file);
        int at = lines.size() - 2;
        String line = lines.get(at);
        int middle = (line.lastIndexOf(',') + line.length()) / 2;
        char flipped = line.charAt(middle) == 'A' ? 'B' : 'A';
        lines.set(at, line.substring(0, middle) + flipped + line.substring(middle + 1));
        Files.write(file, lines);

        assertThat(open().trials().get(0).evidence().problems())
                .containsExactly(
                        "trials/%s/latency.hlog has 1 damaged lines of %d, which are left out; the first is line %d: its histogram is damaged"
                                .formatted(trial.getFileName(), lines.size(), at + 1));
    }

    @Test
    void aLineThatWasTakenOutIsMissed() throws IOException {
        Path file = trial.resolve("throughput.jsonl");
        List<String> lines = Files.readAllLines(file);
        int before = lines.size() - 1;
        lines.remove(0);
        Files.write(file, lines);

        assertThat(open().trials().get(0).evidence().problems())
                .containsExactly("trials/%s/throughput.jsonl should have %d entries, but has %d"
                        .formatted(trial.getFileName(), before, before - 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"round\": 1|\"round\": \"x\"|trial.round cannot be 'x'",
                "\"round\": 1|\"round\": 1.5|trial.round cannot be '1.5'",
                "\"round\": 1|\"round\": null|trial.round is null",
                "\"round\": 1|\"rnd\": 1|trial.round is missing",
                "\"schema\": \"onecore/trial/1\"|\"schema\": \"onecore/trial/2\"|"
                        + "its schema is 'onecore/trial/2', but only onecore/trial/1 is known here",
                "\"schema\": \"onecore/trial/1\"|\"shema\": 1|its schema is 'none', but only onecore/trial/1 is known"
                        + " here",
                "\"measured\": false|\"measured\": \"no\"|trial.workload.phases[0].measured cannot be 'no'",
                "\"primaryPhase\": \"phase-0\"|\"primaryPhase\": \"x\"|"
                        + "trial.workload is not possible: workload echo-latency: no measured phase x",
            })
    void anEditedTrialIsToldByItsMember(String text, String edited, String problem) throws IOException {
        Path file = trial.resolve("trial.json");
        String json = Files.readString(file);
        assertThat(json).contains(text);
        Files.writeString(file, json.replace(text, edited));

        assertThat(open().problems())
                .anySatisfy(found -> assertThat(found)
                        .startsWith("trials/%s/trial.json: %s".formatted(trial.getFileName(), problem)));
    }

    @Test
    void aTrialThatIsNotInThePlanIsLeftOut() throws IOException {
        Path file = trial.resolve("trial.json");
        Files.writeString(file, Files.readString(file).replace("\"round\": 1", "\"round\": 7"));

        assertThat(open().trials()).hasSize(1);
        assertThat(open().problems())
                .contains("trials/%s/trial.json: its trial is not in the plan; it is left out"
                        .formatted(trial.getFileName()));
    }

    @Test
    void aLostPlanIsMadeUpFromTheTrials() throws IOException {
        Files.writeString(folder.path().resolve("campaign.json"), "[]");

        StoredCampaign stored = open();

        assertThat(stored.problems())
                .containsExactly("campaign.json: it holds no JSON object; the plan and the settings are not known");
        assertThat(stored.campaign().id()).isEqualTo(campaign.id());
        assertThat(stored.campaign().trials())
                .isEqualTo(
                        kept.stream().map(evidence -> evidence.result().trial()).toList());
        assertThat(stored.campaign().targets()).isEqualTo(campaign.targets());
        assertThat(stored.trials()).hasSize(2);
    }

    @Test
    void aLostEnvironmentCostsTheEnvironment() throws IOException {
        Files.delete(folder.path().resolve("environment.json"));

        assertThat(open().environment()).isEqualTo(Environment.UNKNOWN);
        assertThat(open().problems()).contains("environment.json: it is missing; the machine is not known");
        assertThat(open().trials()).hasSize(2);
    }

    private StoredCampaign open() {
        return CampaignFolder.open(folder.path());
    }
}
