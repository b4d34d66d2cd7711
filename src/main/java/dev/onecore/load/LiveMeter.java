package dev.onecore.load;

import dev.onecore.model.LatencyKind;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;

/** Hears what is measured while it is, every 100 ms, beside the logs. Any thread may call; nothing of it may block. */
public interface LiveMeter {

    /** Nobody wants to know. */
    LiveMeter NONE = new LiveMeter() {
        @Override
        public IntervalSink intervals(LiveLabels labels) {
            return NOTHING;
        }

        @Override
        public void connections(LiveLabels labels, int change) {}
    };

    /** Takes intervals and does nothing with them. */
    IntervalSink NOTHING = new IntervalSink() {
        @Override
        public void slice(LatencyKind kind, Slice slice) {}

        @Override
        public void tick(Tick tick) {}
    };

    /** Takes the intervals of one phase or request; those of the same labels are added. */
    IntervalSink intervals(LiveLabels labels);

    /** So many more connections are open; fewer, where the number is below 0. */
    void connections(LiveLabels labels, int change);

    /** This one and another one, which is told after it. */
    default LiveMeter and(LiveMeter other) {
        LiveMeter first = this;
        return new LiveMeter() {
            @Override
            public IntervalSink intervals(LiveLabels labels) {
                return first.intervals(labels).and(other.intervals(labels));
            }

            @Override
            public void connections(LiveLabels labels, int change) {
                first.connections(labels, change);
                other.connections(labels, change);
            }
        };
    }
}
