package dev.onecore.load;

import dev.onecore.model.LatencyKind;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;

/** Takes what a phase left in one interval: a log on disk, a list in memory. Called by the harvesting thread alone. */
public interface IntervalSink {

    /**
     * The histogram of one kind of latency in the interval; called only for kinds that have samples in it. The histogram is the
     * sink's own.
     */
    void slice(LatencyKind kind, Slice slice);

    /** What came back in the interval; called once for each, also when nothing came. */
    void tick(Tick tick);

    /** How many operations were begun, answered and so on in the interval; called once for each, beside {@link #tick}. */
    default void counts(OperationCounts more) {}

    /** This sink and another one, which is told after it. */
    default IntervalSink and(IntervalSink other) {
        IntervalSink first = this;
        return new IntervalSink() {
            @Override
            public void slice(LatencyKind kind, Slice slice) {
                first.slice(kind, slice);
                other.slice(kind, slice);
            }

            @Override
            public void tick(Tick tick) {
                first.tick(tick);
                other.tick(tick);
            }

            @Override
            public void counts(OperationCounts more) {
                first.counts(more);
                other.counts(more);
            }
        };
    }
}
