package dev.onecore.model;

import java.util.List;
import java.util.Optional;

/**
 * What one phase of a trial came to, in sums; its course over time is a {@link PhaseSeries}.
 *
 * @param phase its plan
 * @param beginNs where its window begins, since the trial's origin: its first intended start, in turns 0.1 s later
 * @param endNs its end: the planned one, or that of its last operation
 * @param counts operations over the whole phase, replies after its end included
 * @param windowReceived checked messages that arrived before {@code endNs}; in a phase of turns, in those that count
 * @param windowBytes checked payload bytes of those messages
 * @param server what the server used; empty when nothing could be seen of it
 * @param injector what the injector used
 * @param conditions what the machine did meanwhile
 * @param verdict of this phase alone
 * @param turns in order; empty for a phase that is run through
 * @param injectors each of them, by its number; empty where there is one
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
        Verdict verdict,
        List<Turn> turns,
        List<InjectorSummary> injectors) {

    public PhaseSummary {
        turns = List.copyOf(turns);
        injectors = List.copyOf(injectors);
    }

    /** A phase that was run through, by one injector. */
    public PhaseSummary(
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
        this(
                phase,
                beginNs,
                endNs,
                counts,
                windowReceived,
                windowBytes,
                server,
                injector,
                conditions,
                verdict,
                List.of(),
                List.of());
    }

    /** Seconds from begin to end; of a phase of turns, the sum of those that count. */
    public double seconds() {
        return turns.isEmpty()
                ? (endNs - beginNs) / 1e9
                : countedTurns().stream().mapToDouble(Turn::seconds).sum();
    }

    /** The turns that enter figures. */
    public List<Turn> countedTurns() {
        return turns.stream().filter(turn -> !turn.dropped()).toList();
    }
}
