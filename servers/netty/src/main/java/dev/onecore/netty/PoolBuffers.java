package dev.onecore.netty;

import dev.onecore.contract.Limits;
import dev.onecore.contract.Pool;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;

/** The pool as Netty buffers, off the heap, so that the socket takes slices of it without a copy. */
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
        return Unpooled.wrappedBuffer(parts.length, parts);
    }

    /** Two numbers, big-endian, then pool bytes. */
    ByteBuf stamped(ByteBufAllocator buffers, long ns, long index, int offset, int length) {
        boolean gather = length >= GATHER_FROM;
        ByteBuf head = buffers.directBuffer(gather ? Limits.STAMP_BYTES : Limits.STAMP_BYTES + length)
                .writeLong(ns)
                .writeLong(index);
        return gather
                ? Unpooled.wrappedBuffer(head, twice.slice(offset, length))
                : head.writeBytes(twice, offset, length);
    }
}
