package dev.onecore.report;

import dev.onecore.evidence.CampaignFolder;
import dev.onecore.evidence.SeriesVisitor;
import dev.onecore.evidence.StoredCampaign;
import dev.onecore.evidence.StoredTrial;
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

    /** Trials are read side by side, since a campaign of many hours has gigabytes of logs. */
    private static List<TrialReading> readings(StoredCampaign stored, List<String> problems) {
        boolean search =
                stored.campaign().settings().scalars().time(Setting.WARMUP).isEmpty();
        int span = Timeline.span(stored.trials().stream()
                .map(StoredTrial::result)
                .filter(result -> SanityCheck.doubt(result).isEmpty())
                .toList());
        List<Sifted> all = stored.trials().parallelStream()
                .map(trial -> Sifted.of(trial, search, span))
                .toList();
        all.forEach(each -> problems.addAll(each.problems()));
        return all.stream().flatMap(each -> each.reading().stream()).toList();
    }

    /** A trial as it was read, unless it cannot be true, and what is wrong with it. */
    private record Sifted(Optional<TrialReading> reading, List<String> problems) {
        static Sifted of(StoredTrial trial, boolean search, int span) {
            List<String> problems = new ArrayList<>();
            String name = String.valueOf(trial.path().getFileName());
            Optional<String> doubt = SanityCheck.doubt(trial.result());
            if (doubt.isEmpty()) {
                return new Sifted(Optional.of(TrialReading.of(trial, name, search, span, problems::add)), problems);
            }
            problems.addAll(trial.visit(SeriesVisitor.NOTHING).problems());
            problems.add("%s: %s; the trial is left out".formatted(trial.resultFile(), doubt.get()));
            return new Sifted(Optional.empty(), problems);
        }
    }
}
