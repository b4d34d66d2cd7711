package dev.onecore.exam;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The messages of one stream of the reference server. */
final class ReferenceStream {

    private final ReferenceServer server;
    private final int size;
    private final long began = System.nanoTime();

    ReferenceStream(ReferenceServer server, int size) {
        this.server = server;
        this.size = size;
    }

    byte[] message(long i) {
        int shift = server.has(Fault.SHIFTS_THE_POOL) && i == 65_535 ? 1 : 0;
        byte[] tail = Content.slice(16 * i + shift, size - 16);
        ByteOrder order =
                server.has(Fault.WRITES_LITTLE_ENDIAN) && size == 100 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        return ByteBuffer.allocate(size)
                .order(order)
                .putLong(server.has(Fault.STAMPS_ONCE) ? began - 1_000_000_000 : System.nanoTime())
                .putLong(i)
                .put(tail)
                .array();
    }
}
