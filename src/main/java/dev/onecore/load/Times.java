package dev.onecore.load;

import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/**
 * The times of one kind of latency as one event loop records them and one other thread takes them away. Without a sample it
 * takes no memory.
 */
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

    /** The counts since the last call, until the next one; for one thread. */
    Optional<Histogram> drain() {
        SingleWriterRecorder open = recorder;
        if (open == null) {
            return Optional.empty();
        }
        drained = open.getIntervalHistogram(drained);
        return Optional.of(drained).filter(interval -> interval.getTotalCount() > 0);
    }
}
