package dev.onecore.campaign;

import dev.onecore.model.OperationCounts;
import dev.onecore.model.Usage;
import java.util.List;

/**
 * What one phase, or one turn of it, came to on one injector; its times are on its log.
 *
 * @param counts operations over the whole phase
 * @param received checked messages in the window: of a load that ends with its last operation, all of them
 * @param bytes checked payload bytes of those messages
 * @param answered operations that were answered up to the planned end
 * @param windowNs where the window begins, since the phase's begin
 * @param lastNs the last checked arrival, since the phase's begin; 0 when there was none
 * @param beganNs when it began in fact, since the phase's begin
 * @param usage what the injector used in the window
 * @param longestGapNs the longest time for which a thread of it that was due did not run
 * @param gapsNs sum of all such times that a busy neighbour thread does not explain
 * @param failures the first few in words
 */
public record InjectorResult(
        OperationCounts counts,
        long received,
        long bytes,
        long answered,
        long windowNs,
        long lastNs,
        long beganNs,
        Usage usage,
        long longestGapNs,
        long gapsNs,
        List<String> failures) {

    public InjectorResult {
        failures = List.copyOf(failures);
    }
}
