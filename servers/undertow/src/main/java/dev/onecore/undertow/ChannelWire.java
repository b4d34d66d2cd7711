package dev.onecore.undertow;

import dev.onecore.contract.Close;
import dev.onecore.contract.Limits;
import dev.onecore.contract.Wire;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioIoThread;

/** A connection as the contract's session uses it. */
final class ChannelWire implements Wire {
    private final Connection connection;
    private final Outbox outbox;
    private final XnioIoThread thread;
    private final Payloads payloads;
    private final Slabs slabs;
    private @Nullable Slab slab;

    ChannelWire(Connection connection, Outbox outbox, XnioIoThread thread, Payloads payloads, Slabs slabs) {
        this.connection = connection;
        this.outbox = outbox;
        this.thread = thread;
        this.payloads = payloads;
        this.slabs = slabs;
    }

    @Override
    public void text(String message) {
        outbox.message(true, ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)), null);
    }

    @Override
    public void binary(int offset, int length) {
        outbox.message(false, payloads.of(offset, length), null);
    }

    /** The stamps make each message its own, and Undertow takes a frame's payload in one piece: so this is copied. */
    @Override
    public void stamped(long ns, long index, int offset, int length) {
        int size = Limits.STAMP_BYTES + length;
        Slab current = slab;
        if (current == null || current.buffer().remaining() < size) {
            drop();
            current = slabs.fit(size);
            slab = current;
        }
        ByteBuffer buffer = current.buffer();
        int start = buffer.position();
        buffer.putLong(ns).putLong(index).put(payloads.of(offset, length));
        outbox.message(false, current.filled(start), current);
    }

    @Override
    public void shared(ByteBuffer payload) {
        outbox.message(false, payload.duplicate(), null);
    }

    @Override
    public void flush() {
        drop();
        outbox.flush();
    }

    /** Lets the slab go; what was queued from it keeps it until it is sent. */
    void drop() {
        if (slab != null) {
            slab.release();
            slab = null;
        }
    }

    @Override
    public boolean writable() {
        return outbox.writable();
    }

    @Override
    public void pause() {
        connection.pause();
    }

    @Override
    public void resume() {
        connection.resume();
    }

    /** XNIO's timers end at the first whole millisecond after the delay, by its selector's clock. */
    @Override
    public void later(long delayNs, Runnable task) {
        if (delayNs <= 0) {
            connection.next(task);
        } else {
            thread.executeAfter(connection.guarded(task), delayNs, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close(Close code, String reason) {
        drop();
        outbox.close(code.code(), reason);
    }
}
