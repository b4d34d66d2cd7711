package dev.onecore.report;

import dev.onecore.figures.EffectSize;
import dev.onecore.report.OpeningView.Badge;
import dev.onecore.statistics.Conclusion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of a workload's question, at a glance.
 *
 * @param badges one of a single comparison; of several one a kind, with their number
 */
record Decision(List<Badge> badges) {

    Decision {
        badges = List.copyOf(badges);
    }

    /** Of the comparisons that decide a workload; without a badge where there is nothing to compare. */
    static Decision of(List<EffectSize> effects) {
        if (effects.size() == 1) {
            EffectSize only = effects.get(0);
            String decided = only.conclusion().different() ? "decided: " : "";
            return new Decision(List.of(badge(only, decided + Sentences.shortly(only))));
        }
        Map<String, List<EffectSize>> kinds = effects.stream()
                .collect(Collectors.groupingBy(Sentences::shortly, LinkedHashMap::new, Collectors.toList()));
        return new Decision(kinds.values().stream()
                .map(alike -> badge(alike.get(0), Sentences.shortly(alike.get(0)) + ": " + alike.size()))
                .toList());
    }

    private static Badge badge(EffectSize effect, String text) {
        Conclusion conclusion = effect.conclusion();
        return new Badge(text, conclusion.different() || conclusion.withinMargin() ? "good" : "plain");
    }

    /** The badges' texts in one line; empty where there is none. */
    String text() {
        return badges.stream().map(Badge::text).collect(Collectors.joining(", "));
    }
}
