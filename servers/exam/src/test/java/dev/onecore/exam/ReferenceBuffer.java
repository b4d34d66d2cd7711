package dev.onecore.exam;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Memory that grows with what a peer does not read, as far as a test can bear. */
final class ReferenceBuffer {

    private static final int MOST = 48;

    /** Never given back, or the next flood would use it again and not grow. */
    private static final Queue<ByteBuffer> KEPT = new ConcurrentLinkedQueue<>();

    private int count;

    /** Keeps a megabyte, off the heap, for each 16th message of 64 KiB. */
    void add(long message) {
        if (count >= MOST) {
            LockSupport.parkNanos(1_000_000);
        } else if (message % 16 == 0) {
            KEPT.add(ByteBuffer.allocateDirect(1 << 20));
            count++;
        }
    }
}
