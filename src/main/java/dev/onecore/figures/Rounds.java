package dev.onecore.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Picks the trials that figures rest on. */
public final class Rounds {

    private Rounds() {}

    /**
     * The trials of a place that count, as does their phase there, in order of rounds. Where a round was repeated, the
     * later trial stands for it.
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
