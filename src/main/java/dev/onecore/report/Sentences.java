package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.EffectSize;
import dev.onecore.figures.MetricFigure;
import dev.onecore.model.Metric;
import dev.onecore.model.Workload;
import dev.onecore.statistics.Bound;
import dev.onecore.statistics.Conclusion;
import dev.onecore.statistics.Ratio;
import java.util.ArrayList;
import java.util.List;

/** What figures say, in words. The names in it are untrusted text and still to be escaped. */
final class Sentences {

    private Sentences() {}

    /** One comparison in the metric's own direction: "vertx needs 0.76× [0.72, 0.81] the server CPU per message of undertow". */
    static String comparison(EffectSize effect) {
        return effect.comparison()
                .ratio()
                .map(ratio -> "%s %s %s the %s of %s%s"
                        .formatted(
                                effect.key().target(),
                                verb(effect.metric()),
                                number(ratio),
                                effect.metric().noun(),
                                effect.baseline(),
                                reservation(effect, ratio)))
                .orElseGet(() -> none(effect));
    }

    private static String reservation(EffectSize effect, Ratio ratio) {
        return switch (effect.conclusion()) {
            case HIGHER, LOWER -> "";
            case SLIGHTLY_HIGHER, SLIGHTLY_LOWER, EQUIVALENT, UNDECIDED_NARROW, UNDECIDED -> ": " + conclusion(effect);
            case TOO_FEW_ROUNDS, NO_RATIO -> " in " + rounds(ratio.rounds()) + ": no interval, so no claim";
        };
    }

    /** That there is no comparison, and why. */
    static String none(EffectSize effect) {
        return "no comparison of %s with %s (%s)"
                .formatted(
                        effect.key().target(),
                        effect.baseline(),
                        effect.comparison().reason());
    }

    static String rounds(int rounds) {
        return rounds == 1 ? "one round" : rounds + " rounds";
    }

    /** The figure of a target that has nothing to be set against. */
    static String alone(MetricFigure finding) {
        return finding.estimate()
                .map(estimate -> "%s: %s%s%s %s"
                        .formatted(
                                finding.key().target(),
                                finding.lowerBound() ? "≥ " : "",
                                Amount.of(estimate.value(), finding.metric()),
                                estimate.interval().map(i -> " " + Amount.of(i)).orElse(""),
                                "(" + finding.metric().title() + ")"))
                .orElseGet(() -> finding.key().target() + ": " + finding.reason());
    }

    /** The ratio with its bound and interval: {@code ≥ 1.31× [1.24, 1.38]}. */
    static String number(Ratio ratio) {
        return value(ratio) + ratio.interval().map(i -> " " + Amount.ratios(i)).orElse("");
    }

    /** The ratio with its bound alone. */
    static String value(Ratio ratio) {
        return bound(ratio.bound()) + Amount.ratio(ratio.value());
    }

    /** The conclusion of a comparison in words, with what its interval rules out or could have shown. */
    static String conclusion(EffectSize effect) {
        return effect.comparison()
                .ratio()
                .map(ratio -> shortly(effect) + beside(effect.conclusion(), ratio))
                .orElseGet(() -> effect.comparison().reason());
    }

    private static String beside(Conclusion conclusion, Ratio ratio) {
        return switch (conclusion) {
            case UNDECIDED_NARROW -> ruledOut(ratio);
            case UNDECIDED ->
                "; would have seen " + Amount.percent(ratio.smallestEffect().orElseThrow());
            case HIGHER, LOWER, SLIGHTLY_HIGHER, SLIGHTLY_LOWER, EQUIVALENT, TOO_FEW_ROUNDS, NO_RATIO -> "";
        };
    }

    /** How large a difference may still be; nothing of a bound, which is open to one side. */
    static String ruledOut(Ratio ratio) {
        return ratio.interval()
                .filter(interval -> ratio.bound() == Bound.NONE)
                .map(interval -> Math.max(interval.high(), 1 / interval.low()) - 1)
                .map(most -> "; any difference is below " + Amount.percent(Math.ceil(100 * most) / 100))
                .orElse("");
    }

    /** The conclusion in the fewest words. */
    static String shortly(EffectSize effect) {
        String margin = Amount.percent(effect.goal().margin());
        return switch (effect.conclusion()) {
            case HIGHER, LOWER -> "different";
            case SLIGHTLY_HIGHER, SLIGHTLY_LOWER -> "different, by less than " + margin;
            case EQUIVALENT -> "no difference above " + margin;
            case UNDECIDED_NARROW, UNDECIDED -> "undecided";
            case TOO_FEW_ROUNDS -> "fewer than 3 rounds";
            case NO_RATIO -> "no comparison";
        };
    }

    private static String bound(Bound bound) {
        return switch (bound) {
            case NONE -> "";
            case AT_LEAST -> "≥ ";
            case AT_MOST -> "≤ ";
        };
    }

    private static String verb(Metric metric) {
        return switch (metric.better()) {
            case HIGHER -> "delivers";
            case LOWER -> metric.latency().isPresent() ? "takes" : "needs";
        };
    }

    /**
     * Where a tool that waits for each reply would have hidden a stall of the server: more than twice the p99 that it would have
     * said. Service time, which begins when a message was sent, must say so too: it has no part of the injector's send lag.
     */
    static List<String> coordinatedOmission(CampaignFigures findings) {
        List<String> sentences = new ArrayList<>();
        for (MetricFigure response : findings.figures()) {
            if (response.metric() == Metric.RESPONSE_P99) {
                findings.figure(response.key(), Metric.CLOSED_LOOP_P99)
                        .filter(closed -> hides(closed, response)
                                && findings.figure(response.key(), Metric.SERVICE_P99)
                                        .filter(service -> hides(closed, service))
                                        .isPresent())
                        .ifPresent(closed -> sentences.add(omission(findings, response, closed)));
            }
        }
        return sentences;
    }

    private static boolean hides(MetricFigure closed, MetricFigure full) {
        return closed.estimate().isPresent()
                && full.estimate().isPresent()
                && full.estimate().get().value() > 2 * closed.estimate().get().value();
    }

    private static String omission(CampaignFigures findings, MetricFigure response, MetricFigure closed) {
        String workload = findings.campaign().workloads().stream()
                .filter(w -> w.name().equals(response.key().workload()))
                .map(Workload::title)
                .findFirst()
                .orElse(response.key().workload());
        return "%s, %s, %s: p99 is %s from the intended start; a tool that waits for each reply would have said %s. Coordinated omission would have hidden the rest."
                .formatted(
                        workload,
                        response.key().phase(),
                        response.key().target(),
                        Amount.of(response.estimate().orElseThrow().value(), Metric.RESPONSE_P99),
                        Amount.of(closed.estimate().orElseThrow().value(), Metric.CLOSED_LOOP_P99));
    }
}
