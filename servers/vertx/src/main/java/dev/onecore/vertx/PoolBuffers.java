package dev.onecore.vertx;

import dev.onecore.contract.Pool;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * The pool as Netty buffers. It lies off the heap, so that the socket takes slices without a copy, and outside Netty's
 * pooled memory, because Vert.x copies pooled and composite buffers when they are written; a plain slice of a composite
 * passes as it is.
 */
final class PoolBuffers {
    /** From here on a stamp and its slice are gathered; below, copying both is cheaper than a gathering write. */
    private static final int GATHER_FROM = 4_096;

    private final ByteBuf twice;

    PoolBuffers(Pool pool) {
        this.twice =
                Unpooled.unreleasableBuffer(Unpooled.directBuffer(2 * Pool.SIZE).writeBytes(pool.bytes()));
    }

    /** Pool bytes, wrapping around as often as the length needs. */
    ByteBuf slice(int offset, int length) {
        if (length <= Pool.SIZE) {
            return twice.slice(offset, length);
        }
        ByteBuf[] parts = new ByteBuf[(length + Pool.SIZE - 1) / Pool.SIZE];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = twice.slice(offset, Math.min(Pool.SIZE, length - i * Pool.SIZE));
        }
        return Unpooled.wrappedBuffer(parts.length, parts).slice();
    }

    /** Two numbers, big-endian, then pool bytes. */
    ByteBuf stamped(long ns, long index, int offset, int length) {
        int stamps = 2 * Long.BYTES;
        if (length < GATHER_FROM) {
            return Unpooled.buffer(stamps + length)
                    .writeLong(ns)
                    .writeLong(index)
                    .writeBytes(twice, offset, length);
        }
        ByteBuf head = Unpooled.directBuffer(stamps).writeLong(ns).writeLong(index);
        return Unpooled.wrappedBuffer(head, twice.slice(offset, length)).slice();
    }
}
