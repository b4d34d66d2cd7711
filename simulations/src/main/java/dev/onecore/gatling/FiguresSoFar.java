package dev.onecore.gatling;

import dev.onecore.campaign.Progress;
import dev.onecore.evidence.TrialEvidence;
import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.EffectSize;
import dev.onecore.figures.Figures;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Campaign;
import dev.onecore.model.Trial;
import dev.onecore.model.Workload;
import dev.onecore.statistics.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The figures of a campaign that runs, from the sums of its trials: what decides where its next round goes. */
final class FiguresSoFar implements Progress {

    /** Without a ratio after so many rounds, more of them bring none. */
    private static final int ROUNDS_WITHOUT_RATIO = 6;

    /** How many times as far from its goal as a decided one an open workload counts. */
    private static final double OPEN = 1_000;

    private final List<TrialReading> trials = new ArrayList<>();

    @Override
    public synchronized void judged(TrialEvidence evidence) {
        trials.add(TrialReading.of(evidence, evidence.result().trial().folder(), false));
    }

    /** All figures by now. */
    synchronized CampaignFigures of(Campaign campaign) {
        return Figures.of(campaign, trials);
    }

    @Override
    public double missing(Campaign campaign, Workload workload) {
        boolean anew = rounds(campaign, workload) < ROUNDS_WITHOUT_RATIO;
        return of(campaign).primary(workload).stream()
                .mapToDouble(effect -> missing(effect, anew))
                .max()
                .orElse(0);
    }

    /** What is open comes before what is decided and not yet as narrow as asked. */
    private static double missing(EffectSize effect, boolean anew) {
        OptionalDouble half =
                effect.comparison().ratio().map(Ratio::smallestEffect).orElse(OptionalDouble.empty());
        if (half.isEmpty()) {
            return anew ? Double.POSITIVE_INFINITY : 0;
        }
        double width = half.getAsDouble() / effect.goal().halfWidth();
        if (width <= 1) {
            return 0;
        }
        return effect.conclusion().decided() ? width : OPEN * width;
    }

    private static int rounds(Campaign campaign, Workload workload) {
        return campaign.trials().stream()
                .filter(trial -> trial.workload().equals(workload))
                .mapToInt(Trial::round)
                .max()
                .orElse(0);
    }
}
