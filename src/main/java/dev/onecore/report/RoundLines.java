package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.EffectSize;
import dev.onecore.model.Workload;
import java.util.List;

/** The lines that a run prints when a round has ended: what its workload says by now. */
public final class RoundLines {

    private RoundLines() {}

    /** A line for each target that is set against the baseline, once there is an interval; none where there is one target. */
    public static List<String> of(CampaignFigures figures, Workload workload) {
        return figures.primary(workload).stream()
                .flatMap(effect -> effect
                        .comparison()
                        .ratio()
                        .filter(ratio -> ratio.interval().isPresent())
                        .map(ratio -> line(effect, Sentences.number(ratio), ratio.rounds()))
                        .stream())
                .toList();
    }

    private static String line(EffectSize effect, String number, int rounds) {
        return Cells.fit(
                "      after %s: %s %s of %s, %s"
                        .formatted(
                                Sentences.rounds(rounds),
                                effect.key().target(),
                                number,
                                effect.baseline(),
                                effect.conclusion().words()),
                ConsoleTable.WIDTH);
    }
}
