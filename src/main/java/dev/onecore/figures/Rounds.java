package dev.onecore.figures;

import dev.onecore.model.Mark;
import dev.onecore.model.Spoilage;
import dev.onecore.model.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Picks the trials that figures rest on. */
public final class Rounds {

    private Rounds() {}

    /**
     * The trials without those of rounds that another run stands for: of two runs of one round the one that the machine disturbed
     * less counts, with all targets that were run together and whatever its figures are.
     */
    static List<TrialReading> standing(List<TrialReading> trials) {
        Map<String, Map<Boolean, Double>> spoilage = new HashMap<>();
        for (TrialReading trial : trials) {
            spoilage.computeIfAbsent(round(trial), round -> new HashMap<>())
                    .merge(repeated(trial), Spoilage.of(trial.result()), Math::max);
        }
        return trials.stream()
                .filter(trial -> {
                    Map<Boolean, Double> runs = spoilage.getOrDefault(round(trial), Map.of());
                    double own = runs.getOrDefault(repeated(trial), 0.0);
                    double other = runs.getOrDefault(!repeated(trial), Double.POSITIVE_INFINITY);
                    return own < other || (own == other && repeated(trial));
                })
                .toList();
    }

    /** What is run once more as one: the round with all its targets, or of a workload without turns a target alone. */
    private static String round(TrialReading trial) {
        Trial plan = trial.trial();
        String round = plan.workload().name() + " " + plan.round();
        return plan.workload().alternates()
                ? round
                : round + " " + plan.target().name();
    }

    private static boolean repeated(TrialReading trial) {
        return trial.result().marks().contains(Mark.REPEATED);
    }

    /**
     * The trials of a place that count, as does their phase there, in order of rounds. Of a round that was
     * repeated, {@link #standing} has left one; should both be here, the later one counts.
     */
    static List<TrialReading> valid(List<TrialReading> trials, FigureKey key) {
        Map<Integer, TrialReading> rounds = new TreeMap<>();
        for (TrialReading trial : of(trials, key)) {
            if (trial.verdict().counts()
                    && trial.phase(key.phase())
                            .filter(phase -> phase.verdict().counts())
                            .isPresent()) {
                rounds.merge(
                        trial.trial().round(),
                        trial,
                        (one, other) -> one.trial().order() > other.trial().order() ? one : other);
            }
        }
        return new ArrayList<>(rounds.values());
    }

    /** All trials of the place's workload and target. */
    public static List<TrialReading> of(List<TrialReading> trials, FigureKey key) {
        return trials.stream()
                .filter(trial -> trial.trial().workload().name().equals(key.workload())
                        && trial.trial().target().name().equals(key.target()))
                .toList();
    }
}
