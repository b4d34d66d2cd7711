package dev.onecore.report;

import dev.onecore.figures.EffectSize;
import dev.onecore.model.Metric;
import dev.onecore.statistics.Conclusion;
import dev.onecore.statistics.Ratio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Several targets against the baseline in one figure.
 *
 * @param best the effect of the target with the best value; its interval says whether that means anything
 * @param better how many were shown to be better than the baseline
 * @param worse how many were shown to be worse
 * @param alike how many were shown to differ by no more than matters, and in neither direction
 * @param open how many are undecided, or have no ratio
 */
record Ranking(EffectSize best, int better, int worse, int alike, int open) {

    /** Ranks the effects of one figure, at least one. */
    static Ranking of(List<EffectSize> effects) {
        int better = count(effects, "better");
        int worse = count(effects, "worse");
        Comparator<EffectSize> byValue = Comparator.comparingDouble(Ranking::value);
        EffectSize first = effects.get(0);
        EffectSize best = first.metric().better() == Metric.Better.HIGHER
                ? effects.stream().max(byValue).orElse(first)
                : effects.stream().min(byValue).orElse(first);
        int alike = (int) effects.stream()
                .filter(effect -> effect.conclusion() == Conclusion.EQUIVALENT)
                .count();
        return new Ranking(best, better, worse, alike, effects.size() - better - worse - alike);
    }

    /**
     * "Of 11 others against a: 3 better, 7 worse, 1 undecided. Best value among them: b handles 1.31× …".
     *
     * @param round what a round takes; empty where it is not known
     */
    String sentence(Optional<Duration> round) {
        List<String> parts = new ArrayList<>();
        parts.add(better + " better");
        parts.add(worse + " worse");
        if (alike > 0) {
            parts.add(alike + " with no difference above "
                    + Amount.percent(best.goal().margin()));
        }
        parts.add(open + " undecided");
        String counts = "Of " + (better + worse + alike + open) + " others against " + best.baseline() + ": "
                + String.join(", ", parts);
        return counts + ". Best value among them: " + PlainAnswer.of(best, round);
    }

    private static int count(List<EffectSize> effects, String kind) {
        return (int) effects.stream()
                .filter(effect -> OpeningView.kind(effect).equals(kind))
                .count();
    }

    /** The ratio; where there is none, what can win in neither direction. */
    private static double value(EffectSize effect) {
        boolean higher = effect.metric().better() == Metric.Better.HIGHER;
        return effect.comparison()
                .ratio()
                .map(Ratio::value)
                .orElse(higher ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
}
