package dev.onecore.gate;

import dev.onecore.gate.GatedRatio.FoundRatio;
import dev.onecore.report.Amount;
import dev.onecore.statistics.Bound;
import java.util.Locale;

/** What a gate found, in words. */
final class GateWords {

    private GateWords() {}

    /** A ratio with its bound and interval: {@code ≥ 1.31× [1.24, 1.38]}. */
    static String ratio(GatedRatio gated) {
        return gated.found()
                .ratio()
                .map(ratio -> sign(ratio.bound()) + Amount.ratio(ratio.value()) + " " + Amount.ratios(ratio.interval()))
                .orElse("–");
    }

    /** How much worse it may become: {@code 5 %}. */
    static String threshold(GatedRatio gated) {
        return gated.tolerance().map(tolerance -> percent(tolerance.share())).orElse("none");
    }

    /** What is shown, as a part of a sentence. */
    static String finding(GatedRatio gated) {
        String share =
                percent(gated.tolerance().map(tolerance -> tolerance.share()).orElse(0.0));
        boolean beyond =
                gated.tolerance().filter(tolerance -> tolerance.share() > 0).isPresent();
        return switch (gated.assessment()) {
            case REGRESSION -> beyond ? "worse, by more than " + share : "worse";
            case WORSE -> "worse; that it is so by more than " + share + " is not shown";
            case EQUIVALENT -> "equal within " + share;
            case BETTER -> "better";
            case UNDECIDED ->
                "undecided"
                        + gated.slowdown()
                                .map(slowdown -> slowdown.interval().high() > 1
                                        ? ": up to "
                                                + percent(slowdown.interval().high() - 1) + " worse is not excluded"
                                        : "")
                                .orElse("");
            case NO_RATIO -> gated.found().reason();
        };
    }

    /** The rounds that it rests on; empty without a ratio. */
    static String rounds(GatedRatio gated) {
        return gated.found().ratio().map(FoundRatio::rounds).orElse("");
    }

    /** A share in per cent, with a decimal where it has one: {@code 2.5 %}. */
    static String percent(double share) {
        double rounded = Math.round(share * 1_000) / 10.0;
        return rounded == Math.rint(rounded)
                ? String.format(Locale.ROOT, "%.0f %%", rounded)
                : String.format(Locale.ROOT, "%.1f %%", rounded);
    }

    private static String sign(Bound bound) {
        return switch (bound) {
            case NONE -> "";
            case AT_LEAST -> "≥ ";
            case AT_MOST -> "≤ ";
        };
    }
}
