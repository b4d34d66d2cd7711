package dev.onecore.undertow;

import dev.onecore.contract.Pool;
import java.nio.ByteBuffer;

/**
 * Pool bytes as payloads, each in one piece, for Undertow sends a message from a single buffer: slices of the pool, and
 * for a download as one message slices of a longer copy that all of them share. It is made at the first need and as
 * long as the longest so far.
 */
final class Payloads {
    private final Pool pool;
    private ByteBuffer repeated = ByteBuffer.allocate(0);

    Payloads(Pool pool) {
        this.pool = pool;
    }

    /** The bytes from that place in the pool on, wrapping around. */
    ByteBuffer of(int offset, int length) {
        if (length <= Pool.SIZE) {
            return pool.slice(offset, length);
        }
        int end = offset + length;
        if (repeated.capacity() < end) {
            ByteBuffer longer = ByteBuffer.allocateDirect(end);
            for (ByteBuffer part : pool.slices(0, end)) {
                longer.put(part);
            }
            repeated = longer;
        }
        return repeated.slice(offset, length);
    }
}
