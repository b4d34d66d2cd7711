package dev.onecore.report;

import dev.onecore.figures.EffectSize;
import dev.onecore.model.Metric;
import dev.onecore.model.Setting;
import dev.onecore.statistics.Goal;
import dev.onecore.statistics.Interval;
import dev.onecore.statistics.Ratio;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The answer of one comparison, for somebody who only wants to know which does more and how sure that is: "vertx handles 1.16× as
 * many messages per CPU-second as undertow, between 1.09 and 1.23". What is a cost in the tables is turned into the work that it
 * pays for, and the target that does more stands first.
 */
final class PlainAnswer {
    private final EffectSize effect;
    private final Ratio ratio;

    private PlainAnswer(EffectSize effect, Ratio ratio) {
        this.effect = effect;
        this.ratio = ratio;
    }

    /**
     * The sentence; names in it are untrusted text and still to be escaped.
     *
     * @param round what a round takes, for what more of them would; empty where it is not known
     */
    static String of(EffectSize effect, Optional<Duration> round) {
        return effect.comparison()
                .ratio()
                .map(ratio -> new PlainAnswer(effect, ratio).sentence(round))
                .orElseGet(() -> Sentences.none(effect));
    }

    private String sentence(Optional<Duration> round) {
        return switch (effect.conclusion()) {
            case HIGHER, LOWER -> comparison();
            case SLIGHTLY_HIGHER, SLIGHTLY_LOWER -> comparison() + ": " + Sentences.shortly(effect);
            case EQUIVALENT -> Sentences.shortly(effect) + ": " + comparison();
            case UNDECIDED_NARROW -> "undecided: " + comparison() + Sentences.ruledOut(ratio);
            case UNDECIDED -> "undecided: " + comparison() + "; " + whatItTakes(round);
            case TOO_FEW_ROUNDS, NO_RATIO ->
                comparison() + " in " + Sentences.rounds(ratio.rounds()) + ": no interval, so no claim";
        };
    }

    private String comparison() {
        boolean swapped = ratioIsOfMore() ? ratio.value() < 1 : ratioTurns() && ratio.value() > 1;
        boolean turned = ratioTurns() != swapped;
        String value = bound(turned) + Amount.ratio(turned ? 1 / ratio.value() : ratio.value());
        String sentence = swapped
                ? template(effect.metric())
                        .formatted(effect.baseline(), value, effect.key().target())
                : template(effect.metric()).formatted(effect.key().target(), value, effect.baseline());
        return sentence + ratio.interval().map(i -> between(i, turned)).orElse("");
    }

    /** Whether a greater ratio says that the target does more. */
    private boolean ratioIsOfMore() {
        return effect.metric().better() == Metric.Better.HIGHER;
    }

    /** Whether the ratio is told the other way round: of the work that a cost or a time pays for. */
    private boolean ratioTurns() {
        return effect.metric().latency().isPresent() || isCpu(effect.metric());
    }

    private static boolean isCpu(Metric metric) {
        return metric == Metric.CPU_PER_MESSAGE || metric == Metric.CPU_PER_MB;
    }

    private String bound(boolean turned) {
        return switch (ratio.bound()) {
            case NONE -> "";
            case AT_LEAST -> turned ? "at most " : "at least ";
            case AT_MOST -> turned ? "at least " : "at most ";
        };
    }

    private static String between(Interval ratios, boolean turned) {
        double low = turned ? 1 / ratios.high() : ratios.low();
        double high = turned ? 1 / ratios.low() : ratios.high();
        return ", between " + Amount.ratioNumber(low) + " and " + Amount.ratioNumber(high);
    }

    /** The sentence's form, for the one that does more, the ratio and the other one. */
    private static String template(Metric metric) {
        if (metric.latency().isPresent()) {
            return "%s is %s as fast as %s in " + metric.noun();
        }
        if (isCpu(metric)) {
            String work = metric == Metric.CPU_PER_MB ? "MB" : "messages";
            return "%s handles %s as many " + work + " per CPU-second as %s";
        }
        return switch (metric.better()) {
            case HIGHER -> "%s delivers %s as many " + metric.noun() + " as %s";
            case LOWER -> "%s needs %s the " + metric.noun() + " of %s";
        };
    }

    private String whatItTakes(Optional<Duration> round) {
        OptionalInt needed = effect.goal().rounds(ratio);
        if (needed.isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "more than %d rounds would be needed: this machine is too noisy for %s",
                    Goal.MOST_ROUNDS,
                    Amount.percent(effect.goal().halfWidth()));
        }
        int more = needed.getAsInt() - ratio.rounds();
        return String.format(
                Locale.ROOT,
                "needs about %d more %s%s: -Donecore.%s=%d",
                more,
                more == 1 ? "round" : "rounds",
                round.map(each -> " (" + Amount.about(each.multipliedBy(more)) + ")")
                        .orElse(""),
                Setting.ROUNDS.key(),
                needed.getAsInt());
    }
}
