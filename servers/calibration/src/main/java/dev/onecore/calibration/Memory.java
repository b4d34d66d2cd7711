package dev.onecore.calibration;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Memory off the heap that is written to once, a second after it was asked for. One thread uses it. */
final class Memory {
    private static final long WAIT_NS = 1_000_000_000;

    private final long bytes;
    private boolean asked;
    private @Nullable ByteBuffer kept;

    Memory(long bytes) {
        this.bytes = bytes;
    }

    /** A connection was opened: the first one starts the wait. */
    void connected(Loop loop) {
        if (!asked && bytes > 0) {
            asked = true;
            loop.at(System.nanoTime() + WAIT_NS, this::touch);
        }
    }

    /** The JDK zeroes direct memory, and so touches each of its pages. */
    private void touch() {
        long beginNs = System.nanoTime();
        kept = ByteBuffer.allocateDirect((int) bytes);
        GroundTruthLog.touched(beginNs, System.nanoTime(), kept.capacity());
    }
}
