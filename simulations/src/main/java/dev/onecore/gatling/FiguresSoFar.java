package dev.onecore.gatling;

import dev.onecore.campaign.Progress;
import dev.onecore.evidence.TrialEvidence;
import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.CapacityFigure;
import dev.onecore.figures.EffectSize;
import dev.onecore.figures.Figures;
import dev.onecore.figures.TrialReading;
import dev.onecore.model.Campaign;
import dev.onecore.model.Target;
import dev.onecore.model.Trial;
import dev.onecore.model.Workload;
import dev.onecore.statistics.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The figures of a campaign that runs, from the sums of its trials: what decides where its next round goes. */
final class FiguresSoFar implements Progress {

    /** After so many rounds without a ratio, more rounds will not give one. */
    private static final int ROUNDS_WITHOUT_RATIO = 6;

    /** An undecided workload counts as this many times further from its goal than a decided one. */
    private static final double OPEN = 1_000_000;

    /** A workload whose interval is as narrow as asked, but decides nothing yet, counts as this many times further from its goal. */
    private static final double NARROW = 1_000;

    private final List<TrialReading> trials = new ArrayList<>();
    private @Nullable CampaignFigures figures;

    @Override
    public synchronized void judged(TrialEvidence evidence) {
        trials.add(TrialReading.of(evidence, evidence.result().trial().folder(), false));
        figures = null;
    }

    /** All figures by now. */
    synchronized CampaignFigures of(Campaign campaign) {
        CampaignFigures known = figures;
        if (known == null) {
            known = Figures.of(campaign, trials);
            figures = known;
        }
        return known;
    }

    @Override
    public double missing(Campaign campaign, Workload workload) {
        boolean mayStillGetRatio = rounds(campaign, workload) < ROUNDS_WITHOUT_RATIO;
        return of(campaign).primary(workload).stream()
                .mapToDouble(effect -> missing(effect, mayStillGetRatio))
                .max()
                .orElse(0);
    }

    @Override
    public synchronized Optional<Workload> probe(Workload workload, Target target) {
        return CapacityFigure.next(workload, target, trials);
    }

    /**
     * What is open comes first. Then what is as narrow as asked and decides nothing yet, since a few rounds more mostly decide it;
     * then what is decided and not as narrow as asked.
     */
    private static double missing(EffectSize effect, boolean mayStillGetRatio) {
        OptionalDouble half =
                effect.comparison().ratio().map(Ratio::smallestEffect).orElse(OptionalDouble.empty());
        if (half.isEmpty()) {
            return mayStillGetRatio ? Double.POSITIVE_INFINITY : 0;
        }
        double width = half.getAsDouble() / effect.goal().halfWidth();
        return switch (effect.conclusion()) {
            case UNDECIDED, TOO_FEW_ROUNDS, NO_RATIO -> OPEN * width;
            case UNDECIDED_NARROW -> NARROW * width;
            case HIGHER, LOWER, SLIGHTLY_HIGHER, SLIGHTLY_LOWER, EQUIVALENT -> width > 1 ? width : 0;
        };
    }

    private static int rounds(Campaign campaign, Workload workload) {
        return campaign.trials().stream()
                .filter(trial -> trial.workload().equals(workload))
                .mapToInt(Trial::round)
                .max()
                .orElse(0);
    }
}
