package dev.onecore.calibration;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Memory off the heap that is never given back: a little every few seconds, from the first connection on. One thread uses it. */
final class Leak {
    private static final long EVERY_NS = 2_000_000_000;
    private static final long NANOS_PER_MINUTE = 60_000_000_000L;

    private final long bytesPerMinute;
    private final List<ByteBuffer> kept = new ArrayList<>();
    private boolean begun;
    private long leaked;
    private long beginNs;

    /** A leak of so much a minute; none when that is 0. */
    Leak(long bytesPerMinute) {
        this.bytesPerMinute = bytesPerMinute;
    }

    /** A connection was opened: the first one starts it. */
    void connected(Loop loop) {
        if (!begun && bytesPerMinute > 0) {
            begun = true;
            beginNs = System.nanoTime();
            loop.at(beginNs + EVERY_NS, () -> more(loop));
        }
    }

    /** As much as is due by now; the JDK zeroes direct memory, and so touches each of its pages. */
    private void more(Loop loop) {
        long nowNs = System.nanoTime();
        long due = Math.round((double) (nowNs - beginNs) / NANOS_PER_MINUTE * bytesPerMinute);
        kept.add(ByteBuffer.allocateDirect((int) (due - leaked)));
        leaked = due;
        loop.at(nowNs + EVERY_NS, () -> more(loop));
    }
}
