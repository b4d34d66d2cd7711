package dev.onecore.load;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/** One view's times as one event loop records them and one other thread takes them away. Without a sample it takes no memory. */
final class Times {
    private volatile @Nullable SingleWriterRecorder recorder;

    /** A time outside 0..1 h enters at that end: an hour is longer than any time-out here. */
    void record(long ns) {
        SingleWriterRecorder open = recorder;
        if (open == null) {
            open = new SingleWriterRecorder(PhaseRun.HIGHEST_NS, PhaseRun.DIGITS);
            recorder = open;
        }
        open.recordValue(Math.min(Math.max(ns, 0), PhaseRun.HIGHEST_NS));
    }

    /** Moves the counts since the last call into {@code sum}, by way of {@code scratch}; returns the next call's scratch. */
    @Nullable
    Histogram drain(Histogram sum, @Nullable Histogram scratch) {
        SingleWriterRecorder open = recorder;
        if (open == null) {
            return scratch;
        }
        Histogram interval = open.getIntervalHistogram(scratch, false);
        if (interval.getTotalCount() > 0) {
            sum.add(interval);
        }
        return interval;
    }
}
