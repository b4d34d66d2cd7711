package dev.onecore.figures;

import dev.onecore.model.Phase;
import dev.onecore.model.Target;
import dev.onecore.model.Workload;

/**
 * Where a figure belongs.
 *
 * @param workload its name
 * @param phase the measured phase's name
 * @param target its name, untrusted text
 */
public record FigureKey(String workload, String phase, String target) {

    public static FigureKey of(Workload workload, Phase phase, Target target) {
        return new FigureKey(workload.name(), phase.name(), target.name());
    }

    /** The place of the same phase of another target. */
    FigureKey at(Target other) {
        return new FigureKey(workload, phase, other.name());
    }
}
