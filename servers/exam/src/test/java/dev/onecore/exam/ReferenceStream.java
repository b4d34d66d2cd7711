package dev.onecore.exam;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The messages of one stream of the reference server. */
final class ReferenceStream {

    private static final int MOST_BUFFERED = 48;

    private final ReferenceServer server;
    private final int size;
    private final long began = System.nanoTime();
    private final List<ByteBuffer> buffered = new ArrayList<>();

    ReferenceStream(ReferenceServer server, int size) {
        this.server = server;
        this.size = size;
    }

    byte[] message(long i) {
        int shift = server.has(Fault.SHIFTS_THE_POOL) ? 1 : 0;
        byte[] tail = Content.slice(16 * i + shift, size - 16);
        ByteOrder order = server.has(Fault.WRITES_LITTLE_ENDIAN) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        return ByteBuffer.allocate(size)
                .order(order)
                .putLong(server.has(Fault.STAMPS_ONCE) ? began - 1_000_000_000 : System.nanoTime())
                .putLong(i)
                .put(tail)
                .array();
    }

    /** Pretends to have queued a message, off the heap and a megabyte at a time, up to a bound that spares the test. */
    void buffer(long i) {
        if (buffered.size() < MOST_BUFFERED && i % 16 == 0) {
            buffered.add(ByteBuffer.allocateDirect(1 << 20));
        } else if (buffered.size() == MOST_BUFFERED) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
