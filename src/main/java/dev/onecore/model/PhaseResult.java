package dev.onecore.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What one phase of a trial left.
 *
 * @param phase its plan
 * @param beginNs its first intended start, since the trial's origin
 * @param endNs its end: the planned one, or that of its last operation
 * @param tally operations over the whole phase, replies after its end included
 * @param windowReceived checked messages that arrived before {@code endNs}
 * @param windowBytes checked payload bytes that arrived before {@code endNs}
 * @param server what the server used; empty when nothing could be seen of it
 * @param injector what the injector used
 * @param conditions what the machine did meanwhile
 * @param verdict of this phase alone
 * @param slices the histograms, in order of time, a list per view; a view without samples is absent
 * @param ticks throughput, in order of time
 */
public record PhaseResult(
        Phase phase,
        long beginNs,
        long endNs,
        OperationCounts tally,
        long windowReceived,
        long windowBytes,
        Optional<Usage> server,
        Usage injector,
        Conditions conditions,
        Verdict verdict,
        Map<LatencyKind, List<Slice>> slices,
        List<Tick> ticks) {

    public PhaseResult {
        Map<LatencyKind, List<Slice>> copy = new EnumMap<>(LatencyKind.class);
        slices.forEach((view, list) -> copy.put(view, List.copyOf(list)));
        slices = copy;
        ticks = List.copyOf(ticks);
    }

    /** The same with another verdict. */
    public PhaseResult judged(Verdict other) {
        return new PhaseResult(
                phase,
                beginNs,
                endNs,
                tally,
                windowReceived,
                windowBytes,
                server,
                injector,
                conditions,
                other,
                slices,
                ticks);
    }

    /** Seconds from begin to end. */
    public double seconds() {
        return (endNs - beginNs) / 1e9;
    }

    /** The sum of a view's slices; empty, with no counts, when there are none. */
    public Histogram total(LatencyKind view) {
        Histogram sum = new Histogram(3);
        sum.setAutoResize(true);
        slices.getOrDefault(view, List.of()).forEach(slice -> sum.add(slice.counts()));
        return sum;
    }
}
