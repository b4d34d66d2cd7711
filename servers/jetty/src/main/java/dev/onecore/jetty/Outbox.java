package dev.onecore.jetty;

import dev.onecore.contract.Close;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.jspecify.annotations.Nullable;

/** What waits to be sent on one connection. Used in a turn. */
final class Outbox {
    /**
     * Bytes that may wait before a writer has to; it goes on at half of it. Four chunks of a download: one is on its way
     * while the next ones are made.
     */
    private static final int FULL = 256 * 1024;

    /** What a queued frame takes beside its payload, so that many small ones count too. */
    private static final int FRAME_BYTES = 64;

    /** How long a peer has to answer a close frame before it is dropped. */
    private static final long CLOSING_NS = TimeUnit.SECONDS.toNanos(2);

    private final CoreSession session;
    private final Turns turns;
    private final Runnable drained;
    private int waiting;
    private boolean full;
    private boolean unflushed;
    private boolean closing;
    private @Nullable Runnable close;

    /** Runs {@code drained} in a turn of its own when, after {@link #writable} was false, it would be true again. */
    Outbox(CoreSession session, Turns turns, Runnable drained) {
        this.session = session;
        this.turns = turns;
        this.drained = drained;
    }

    /**
     * Queues a frame; Jetty gathers small ones in its buffer until {@link #flush}, and sends large ones at once.
     *
     * @param sent told when the payload is no longer needed
     */
    void send(byte opCode, boolean last, ByteBuffer payload, Callback sent) {
        int bytes = payload.remaining() + FRAME_BYTES;
        waiting += bytes;
        unflushed = true;
        session.sendFrame(new Frame(opCode, last, payload), new Sent(bytes, sent), true);
    }

    private void gone(int bytes) {
        waiting -= bytes;
        if (waiting == 0 && close != null) {
            close.run();
            close = null;
        }
        if (full && waiting <= FULL / 2) {
            full = false;
            turns.later(0, drained);
        }
    }

    /** Sends what was gathered. */
    void flush() {
        if (unflushed) {
            unflushed = false;
            session.flush(Callback.NOOP);
        }
    }

    /** Whether the socket keeps up. */
    boolean writable() {
        full |= waiting >= FULL;
        return !full;
    }

    /** Whether a close frame was sent, or is to be sent when all before it is: Jetty drops what waits behind an error. */
    boolean closing() {
        return closing;
    }

    /** Sends a close frame behind what was queued, and drops a peer that does not answer it. */
    void close(Close code, String reason) {
        if (!closing) {
            closing = true;
            flush();
            Runnable farewell = () -> session.close(code.code(), reason, Callback.NOOP);
            if (waiting == 0) {
                farewell.run();
            } else {
                close = farewell;
            }
            turns.later(CLOSING_NS, session::abort);
        }
    }

    /** Reports a frame that was sent, or never will be. */
    private final class Sent implements Callback {
        private final int bytes;
        private final Callback sender;

        Sent(int bytes, Callback sender) {
            this.bytes = bytes;
            this.sender = sender;
        }

        @Override
        public void succeeded() {
            sender.succeeded();
            turns.run(() -> gone(bytes));
        }

        /** Jetty itself ends a connection whose writes fail, so the sender has nothing to mend. */
        @Override
        public void failed(Throwable cause) {
            succeeded();
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
