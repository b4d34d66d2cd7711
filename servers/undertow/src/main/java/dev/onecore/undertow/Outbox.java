package dev.onecore.undertow;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.websockets.core.StreamSinkFrameChannel;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSocketFrameType;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/**
 * What waits to be sent on one connection. Frames are queued without a system call and leave in one gathering write
 * when they are flushed; the socket takes the payloads from where they are.
 *
 * <pre>
 *              more than HIGH waits            LOW or less waits
 *   writable ───────────────────▶ clogged ───────────────────▶ writable, and the listener is told
 *                                            in its own turn
 * </pre>
 */
final class Outbox {
    /** Bytes that may wait before the outbox is clogged: enough that the socket never runs dry between two turns. */
    private static final long HIGH = 512 * 1024;

    private static final long LOW = HIGH / 2;

    /** What a queued frame takes on the heap besides its payload: Undertow's frame channel and its header. */
    private static final long FRAME_COST = 512;

    /** How long a peer may take to answer a close frame. */
    private static final long LINGER_MILLIS = 2_000;

    private final WebSocketChannel channel;
    private final Turns turns;
    private final Runnable onWritable;
    private long waiting;
    private boolean clogged;
    private boolean unflushed;
    private boolean ending;

    Outbox(WebSocketChannel channel, Turns turns, Runnable onWritable) {
        this.channel = channel;
        this.turns = turns;
        this.onWritable = onWritable;
        channel.setRequireExplicitFlush(true);
    }

    /**
     * Queues a data message.
     *
     * @param slab what holds the payload, kept until that is sent; null when the payload outlives the connection
     */
    void message(boolean text, ByteBuffer payload, @Nullable Slab slab) {
        frame(text ? WebSocketFrameType.TEXT : WebSocketFrameType.BINARY, payload, slab);
    }

    /** Queues the answer to a ping. */
    void pong(ByteBuffer payload) {
        frame(WebSocketFrameType.PONG, payload, null);
    }

    private void frame(WebSocketFrameType type, ByteBuffer payload, @Nullable Slab slab) {
        if (channel.isCloseFrameSent() || !channel.isOpen()) {
            return;
        }
        Parcel parcel = new Parcel(payload, slab);
        unflushed = true;
        try {
            StreamSinkFrameChannel frame = channel.send(type);
            frame.send(parcel);
            frame.shutdownWrites();
        } catch (IOException gone) {
            parcel.close();
        }
    }

    /**
     * Writes what was queued, as far as the socket takes it; the rest follows by itself. With a close frame in the
     * queue, Undertow's own too, the connection ends when the peer has answered, or has had the time to.
     */
    void flush() {
        boolean closing = channel.isCloseFrameSent() && !ending;
        if (unflushed || closing) {
            unflushed = false;
            channel.flush();
        }
        if (closing) {
            ending = true;
            channel.getIoThread().executeAfter(() -> IoUtils.safeClose(channel), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Whether more may be queued; after false the listener is told when it may. */
    boolean writable() {
        clogged |= waiting > HIGH;
        return !clogged;
    }

    /** Sends a close frame behind what was queued. */
    void close(int code, String reason) {
        if (!channel.isCloseFrameSent()) {
            WebSockets.sendClose(code, reason, channel, null);
        }
        flush();
    }

    private void sent(long cost) {
        waiting -= cost;
        if (clogged && waiting <= LOW) {
            clogged = false;
            turns.next(onWritable);
        }
    }

    /** One payload on its way; Undertow closes it once, when the socket has taken it or the connection is gone. */
    private final class Parcel implements PooledByteBuffer {
        private final ByteBuffer payload;
        private final @Nullable Slab slab;
        private final long cost;
        private boolean open = true;

        Parcel(ByteBuffer payload, @Nullable Slab slab) {
            this.payload = payload;
            this.slab = slab;
            this.cost = payload.remaining() + FRAME_COST;
            waiting += cost;
            if (slab != null) {
                slab.hold();
            }
        }

        @Override
        public ByteBuffer getBuffer() {
            return payload;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                if (slab != null) {
                    slab.release();
                }
                sent(cost);
            }
        }
    }
}
