package dev.onecore.figures;

import dev.onecore.model.Campaign;
import dev.onecore.model.Metric;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * All that a campaign has to say in numbers.
 *
 * @param campaign its plan
 * @param trials those that were run, in order, whatever their verdict
 * @param figures of every target, workload, measured phase and metric
 * @param effects every target against the baseline
 */
public record CampaignFigures(
        Campaign campaign, List<TrialReading> trials, List<MetricFigure> figures, List<EffectSize> effects) {

    public CampaignFigures {
        trials = List.copyOf(trials);
        figures = List.copyOf(figures);
        effects = List.copyOf(effects);
    }

    public Optional<MetricFigure> figure(FigureKey key, Metric metric) {
        return figures.stream()
                .filter(finding -> finding.metric() == metric && finding.key().equals(key))
                .findFirst();
    }

    public Optional<EffectSize> effect(FigureKey key, Metric metric) {
        return effects.stream()
                .filter(effect -> effect.metric() == metric && effect.key().equals(key))
                .findFirst();
    }

    /** What decides a workload: each other target against the baseline, in the order of the targets. */
    public List<EffectSize> primary(Workload workload) {
        return effects.stream()
                .filter(effect -> effect.primary() && effect.key().workload().equals(workload.name()))
                .toList();
    }

    /** The figure that decides a workload, of every target in their order. */
    public List<MetricFigure> deciding(Workload workload) {
        return figures.stream()
                .filter(finding -> finding.metric() == workload.primary()
                        && finding.key().workload().equals(workload.name())
                        && finding.key().phase().equals(workload.primaryPhase()))
                .toList();
    }

    /**
     * What a round of a workload took on average, from the first start of its trials to the last end of their phases; empty where
     * none was run.
     */
    public Optional<Duration> roundTime(Workload workload) {
        Map<Integer, List<TrialReading>> rounds = trials.stream()
                .filter(trial -> trial.trial().workload().name().equals(workload.name()))
                .collect(Collectors.groupingBy(trial -> trial.trial().round()));
        OptionalDouble seconds =
                rounds.values().stream().mapToDouble(CampaignFigures::seconds).average();
        return seconds.isPresent()
                ? Optional.of(Duration.ofMillis(Math.round(1_000 * seconds.getAsDouble())))
                : Optional.empty();
    }

    private static double seconds(List<TrialReading> round) {
        Instant begin = round.stream()
                .map(trial -> trial.result().origin().wall())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant end = round.stream()
                .map(TrialReading::end)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Duration.between(begin, end).toMillis() / 1e3;
    }

    /**
     * The trials of one place that may enter figures, in order of rounds; the last run of a round that was repeated, and of a
     * search the probe that its answer rests on.
     */
    public List<TrialReading> valid(FigureKey key) {
        return CapacityFigure.of(this).stream()
                .filter(search -> search.key().equals(key))
                .findFirst()
                .map(search -> search.answer().map(ProbeFigure::trial).stream().toList())
                .orElseGet(() -> Rounds.valid(Rounds.standing(trials), key));
    }
}
