package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.CapacityFigure;
import dev.onecore.model.Workload;
import dev.onecore.statistics.CapacityBounds;
import java.util.List;
import java.util.Locale;

/** What a search for capacity came to, in words. The names in them are untrusted text and still to be escaped. */
final class CapacityWords {

    private CapacityWords() {}

    /** A sentence for each target of a search; none where the workload is none. */
    static List<String> of(CampaignFigures findings, Workload workload) {
        return CapacityFigure.of(findings).stream()
                .filter(search -> search.key().workload().equals(workload.name()))
                .map(CapacityWords::sentence)
                .toList();
    }

    /** "vertx: 63,100 messages/s with p99 ≤ 10 ms, nothing lost; missed at 66,260 (11 probes, confirmed by longer ones)". */
    static String sentence(CapacityFigure search) {
        return String.format(
                Locale.ROOT,
                "%s: %s with %s; %s (%d probes, %s)",
                search.key().target(),
                answer(search.capacity()),
                search.objective().words(),
                above(search.capacity()),
                search.probes().size(),
                search.capacity().confirmed() ? "confirmed by longer ones" : "not confirmed by longer ones");
    }

    /** {@code ≥ 63,100 messages/s}. */
    static String answer(CapacityBounds capacity) {
        return capacity.metPerSec().isEmpty()
                ? "no rate that was tried"
                : (capacity.lowerBound() ? "≥ " : "")
                        + rate(capacity.metPerSec().getAsDouble()) + " messages/s";
    }

    /** What happened at the lowest rate above the answer. */
    static String above(CapacityBounds capacity) {
        if (capacity.abovePerSec().isEmpty()) {
            return "no probe went higher";
        }
        String at = rate(capacity.abovePerSec().getAsDouble());
        return switch (capacity.limit()) {
            case SERVER -> "missed at " + at;
            case INJECTOR -> "at " + at + " the injector was the limit";
            case MACHINE -> "at " + at + " the machine disturbed each probe";
            case PROBES -> "no probe went higher";
        };
    }

    /** A rate in the digits in which it was offered. */
    static String rate(double perSec) {
        return perSec >= 1_000
                ? String.format(Locale.ROOT, "%,.0f", perSec)
                : String.format(Locale.ROOT, "%.4g", perSec).replaceAll("\\.0+$", "");
    }
}
