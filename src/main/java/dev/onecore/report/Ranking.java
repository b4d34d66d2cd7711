package dev.onecore.report;

import dev.onecore.figures.EffectSize;
import dev.onecore.model.Metric;
import dev.onecore.statistics.Ratio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Several targets against the baseline in one figure.
 *
 * @param best the effect of the target with the best value; its interval says whether that means anything
 * @param better how many were shown to be better than the baseline
 * @param worse how many were shown to be worse
 * @param open how many were not shown to differ, or have no ratio
 */
record Ranking(EffectSize best, int better, int worse, int open) {

    /** Ranks the effects of one figure, at least one. */
    static Ranking of(List<EffectSize> effects) {
        int better = count(effects, "better");
        int worse = count(effects, "worse");
        Comparator<EffectSize> byValue = Comparator.comparingDouble(Ranking::value);
        EffectSize first = effects.get(0);
        EffectSize best = first.metric().better() == Metric.Better.HIGHER
                ? effects.stream().max(byValue).orElse(first)
                : effects.stream().min(byValue).orElse(first);
        return new Ranking(best, better, worse, effects.size() - better - worse);
    }

    /** "Of 11 others 3 were shown better than a, 7 worse, 1 neither. Best: b delivers 1.31× …". */
    String sentence() {
        List<String> parts = new ArrayList<>();
        parts.add(better + " better");
        parts.add(worse + " worse");
        parts.add(open + " with no difference shown");
        String counts = "Of " + (better + worse + open) + " others against " + best.baseline() + ": "
                + String.join(", ", parts);
        return counts + ". Best value among them: " + Sentences.answer(best);
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
