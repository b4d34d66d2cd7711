package dev.onecore.load;

import dev.onecore.model.Slice;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/** One view's times as one event loop records them and one other thread takes them away. Without a sample it takes no memory. */
final class Times {
    private volatile @Nullable SingleWriterRecorder recorder;

    /** The histogram that the recorder does not write to; it grows with the longest time, and is used again. */
    private @Nullable Histogram drained;

    /** A time outside 0..1 h enters at that end: an hour is longer than any time-out here. */
    void record(long ns) {
        SingleWriterRecorder open = recorder;
        if (open == null) {
            open = new SingleWriterRecorder(PhaseRun.DIGITS);
            recorder = open;
        }
        open.recordValue(Math.min(Math.max(ns, 0), PhaseRun.HIGHEST_NS));
    }

    /** Moves the counts since the last call into {@code sum}; for one thread. */
    void drain(Histogram sum) {
        SingleWriterRecorder open = recorder;
        if (open != null) {
            Histogram interval = open.getIntervalHistogram(drained);
            if (interval.getTotalCount() > 0) {
                Slice.add(interval, sum);
            }
            drained = interval;
        }
    }
}
