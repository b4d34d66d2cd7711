package dev.onecore.model;

import java.util.Optional;

/**
 * What one phase of a trial came to, in sums; its course over time is a {@link PhaseSeries}.
 *
 * @param phase its plan
 * @param beginNs its first intended start, since the trial's origin
 * @param endNs its end: the planned one, or that of its last operation
 * @param counts operations over the whole phase, replies after its end included
 * @param windowReceived checked messages that arrived before {@code endNs}
 * @param windowBytes checked payload bytes that arrived before {@code endNs}
 * @param server what the server used; empty when nothing could be seen of it
 * @param injector what the injector used
 * @param conditions what the machine did meanwhile
 * @param verdict of this phase alone
 */
public record PhaseSummary(
        Phase phase,
        long beginNs,
        long endNs,
        OperationCounts counts,
        long windowReceived,
        long windowBytes,
        Optional<Usage> server,
        Usage injector,
        Conditions conditions,
        Verdict verdict) {

    /** Seconds from begin to end. */
    public double seconds() {
        return (endNs - beginNs) / 1e9;
    }
}
