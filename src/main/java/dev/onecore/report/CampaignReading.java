package dev.onecore.report;

import dev.onecore.evidence.CampaignFolder;
import dev.onecore.evidence.StoredCampaign;
import dev.onecore.evidence.StoredTrial;
import dev.onecore.evidence.TrialEvidence;
import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.Figures;
import dev.onecore.figures.SanityCheck;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Environment;
import dev.onecore.model.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the evidence in a campaign's folder says.
 *
 * @param findings its figures
 * @param environment where they come from
 * @param problems of the evidence, in sentences
 */
public record CampaignReading(CampaignFigures findings, Environment environment, List<String> problems) {

    public CampaignReading {
        problems = List.copyOf(problems);
    }

    /**
     * Reads all of a campaign, however old.
     *
     * @throws dev.onecore.evidence.EvidenceException when no campaign is there
     */
    public static CampaignReading of(Path folder) {
        StoredCampaign stored = CampaignFolder.open(folder);
        List<String> problems = new ArrayList<>(stored.problems());
        CampaignFigures findings = Figures.of(stored.campaign(), readings(stored, problems));
        return new CampaignReading(findings, stored.environment(), problems);
    }

    private static List<TrialReading> readings(StoredCampaign stored, List<String> problems) {
        boolean search =
                stored.campaign().settings().scalars().time(Setting.WARMUP).isEmpty();
        List<TrialReading> readings = new ArrayList<>();
        for (StoredTrial trial : stored.trials()) {
            TrialEvidence evidence = trial.evidence();
            problems.addAll(evidence.problems());
            String name = String.valueOf(trial.path().getFileName());
            Optional<String> doubt = SanityCheck.doubt(evidence.result());
            doubt.ifPresent(
                    words -> problems.add("%s: %s; the trial is left out".formatted(trial.resultFile(), words)));
            if (doubt.isEmpty()) {
                readings.add(TrialReading.of(evidence, name, search));
            }
        }
        return readings;
    }
}
