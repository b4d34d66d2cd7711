package dev.onecore.gate;

import java.util.Collection;
import java.util.Optional;

/**
 * What a gate is asked.
 *
 * @param thresholds how much worse each figure may become
 * @param mode what makes it fail
 * @param reference a target that ran in both campaigns, and whose change is taken for the machine's
 */
public record GateRequest(Thresholds thresholds, GateMode mode, Optional<String> reference) {

    /**
     * Checks that thresholds and mode go together.
     *
     * @throws WrongGate when not
     */
    public GateRequest {
        if (mode == GateMode.EQUIVALENCE && !thresholds.tolerate()) {
            throw new WrongGate("equivalence needs a threshold above 0, such as 5%");
        }
    }

    /**
     * Makes sure that it asks for what is there.
     *
     * @throws WrongGate when a threshold's name is not known
     */
    public void requireKnown(Collection<String> workloads) {
        thresholds.requireKnown(workloads);
    }
}
