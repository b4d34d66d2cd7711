package dev.onecore.exam;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Memory that grows with what a peer does not read, as far as a test can bear. */
final class ReferenceBuffer {

    private static final int MOST = 48;

    private final List<ByteBuffer> kept = new ArrayList<>();

    /** Keeps a megabyte, off the heap, for each 16th message of 64 KiB. */
    void add(long message) {
        if (kept.size() >= MOST) {
            LockSupport.parkNanos(1_000_000);
        } else if (message % 16 == 0) {
            kept.add(ByteBuffer.allocateDirect(1 << 20));
        }
    }
}
