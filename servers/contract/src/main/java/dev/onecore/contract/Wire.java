package dev.onecore.contract;

import java.nio.ByteBuffer;

/**
 * One open WebSocket connection as a {@link Session} uses it; the framework's adapter implements it. Everything is
 * called on the connection's event-loop thread and never blocks.
 *
 * <p>Payloads are named by their place in the {@link Pool}, so that an adapter sends slices of its own copy. A call
 * after the connection is gone does nothing.
 */
public interface Wire {
    /** Queues one text message. */
    void text(String message);

    /**
     * Queues one binary message of pool bytes.
     *
     * @param offset where in the pool it starts, below {@link Pool#SIZE}
     * @param length up to {@link Limits#MAX_MESSAGE}, contiguous in the pool; or, for a download as one message, up to
     *     {@link Limits#MAX_SINGLE_DOWNLOAD}, to be gathered from several slices that wrap around
     */
    void binary(int offset, int length);

    /**
     * Queues one binary message of a stream: {@code ns} and {@code index} as 8 bytes each, big-endian, then pool bytes.
     *
     * @param offset where in the pool the rest starts, below {@link Pool#SIZE}
     * @param length of the rest, contiguous in the pool
     */
    void stamped(long ns, long index, int offset, int length);

    /**
     * Queues one binary message of bytes that several wires send.
     *
     * @param payload whose bytes are never changed; its position and limit stay as they are
     */
    void shared(ByteBuffer payload);

    /** Sends what was queued since the last flush, in as few writes as the framework can. */
    void flush();

    /**
     * Whether the socket keeps up: false once more than a bounded amount (well below 8 MiB) waits to be sent. After it
     * answered false, the adapter calls {@link Session#drained()} as soon as it would answer true again.
     */
    boolean writable();

    /** Stops taking messages from the peer; those already taken may still arrive. */
    void pause();

    /** Takes messages from the peer again. */
    void resume();

    /**
     * Runs the task on this connection's event loop after {@code delayNs}, at the earliest when other connections had
     * their turn, and never within this call.
     */
    void later(long delayNs, Runnable task);

    /** Sends a close frame behind what was queued, and ends the connection. */
    void close(Close code, String reason);
}
