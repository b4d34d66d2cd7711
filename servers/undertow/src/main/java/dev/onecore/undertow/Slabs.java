package dev.onecore.undertow;

import dev.onecore.contract.Limits;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;

/** Where slabs come from: small ones for nearly everything, large ones for a message that no small one holds. */
final class Slabs {
    /** Room for a message of the default chunk size and its stamps, or for a batch of small ones. */
    static final int SMALL = Limits.DEFAULT_CHUNK + Limits.STAMP_BYTES;

    /** The longest message, and a byte more so that its end can be read. */
    static final int LARGE = Limits.MAX_MESSAGE + 1;

    private static final int SMALL_CACHED = 64;
    private static final int LARGE_CACHED = 4;

    private final ByteBufferPool small = new DefaultByteBufferPool(true, SMALL, SMALL_CACHED, SMALL_CACHED);
    private final ByteBufferPool large = new DefaultByteBufferPool(true, LARGE, LARGE_CACHED, LARGE_CACHED);

    /** An empty slab with room for at least that many bytes, up to {@link #LARGE}. */
    Slab fit(int bytes) {
        return new Slab((bytes <= SMALL ? small : large).allocate());
    }
}
