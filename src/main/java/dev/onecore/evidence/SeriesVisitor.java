package dev.onecore.evidence;

import dev.onecore.model.LatencyKind;
import dev.onecore.model.Tick;
import dev.onecore.statistics.SparseHistogram;

/** Takes in what the logs of a trial hold, interval by interval as they were written, so that no log need fit into memory. */
public interface SeriesVisitor {

    /** Wants nothing, so that logs are only checked. */
    SeriesVisitor NOTHING = new SeriesVisitor() {
        @Override
        public boolean wants(int phase) {
            return false;
        }

        @Override
        public void interval(int phase, LatencyKind kind, long beginNs, SparseHistogram counts) {}

        @Override
        public void tick(int phase, Tick tick) {}
    };

    /** Whether a phase is asked for, by its place in the trial's result; of the others it is only checked that they are whole. */
    boolean wants(int phase);

    /**
     * An interval of some 100 ms.
     *
     * @param phase its place in the trial's result
     * @param beginNs since the trial's origin
     * @param counts nanoseconds
     */
    void interval(int phase, LatencyKind kind, long beginNs, SparseHistogram counts);

    /**
     * What came back in an interval.
     *
     * @param phase its place in the trial's result
     */
    void tick(int phase, Tick tick);
}
