package dev.onecore.undertow;

import io.undertow.connector.PooledByteBuffer;
import java.nio.ByteBuffer;

/**
 * A pooled direct buffer that several messages share, each a slice of it; it goes back to its pool when the last of
 * them is on the wire and its filler has released it too.
 */
final class Slab {
    private final PooledByteBuffer pooled;
    private int holders = 1;

    Slab(PooledByteBuffer pooled) {
        this.pooled = pooled;
    }

    /** The whole buffer; its position is where the next bytes go. */
    ByteBuffer buffer() {
        return pooled.getBuffer();
    }

    /** The bytes from {@code start} to the position. */
    ByteBuffer filled(int start) {
        ByteBuffer buffer = buffer();
        return buffer.slice(start, buffer.position() - start);
    }

    void hold() {
        holders++;
    }

    void release() {
        if (--holders == 0) {
            pooled.close();
        }
    }
}
