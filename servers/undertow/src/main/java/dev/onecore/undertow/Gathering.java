package dev.onecore.undertow;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The message that comes in, gathered in one piece behind those before it in a slab. Memory follows the bytes that
 * came, never the length that a header claims.
 */
final class Gathering {
    private final Slabs slabs;
    private @Nullable Slab slab;
    private int start;

    Gathering(Slabs slabs) {
        this.slabs = slabs;
    }

    /** Where the next bytes of the message go; never full. */
    ByteBuffer room() {
        Slab current = slab;
        if (current == null) {
            current = slabs.fit(1);
            slab = current;
            start = 0;
        } else if (!current.buffer().hasRemaining()) {
            ByteBuffer partial = current.filled(start);
            Slab next = slabs.fit(partial.remaining() + 1);
            next.buffer().put(partial);
            current.release();
            current = next;
            slab = next;
            start = 0;
        }
        return current.buffer();
    }

    /** The bytes of the message so far. */
    int size() {
        return slab == null ? 0 : slab.buffer().position() - start;
    }

    /** Puts the whole message into the outbox and begins the next one; call after {@link #room()}. */
    void moveTo(Outbox outbox, boolean text) {
        Slab current = slab;
        if (current == null) {
            throw new IllegalStateException("no message was begun");
        }
        ByteBuffer message = current.filled(start);
        start = current.buffer().position();
        outbox.message(text, message, current);
    }

    /** The whole message as bytes, and begins the next one. */
    byte[] take() {
        byte[] message = new byte[size()];
        if (slab != null) {
            slab.buffer().get(start, message);
            start = slab.buffer().position();
        }
        return message;
    }

    /** Lets the slab go unless a message is half in it. */
    void rest() {
        if (size() == 0) {
            drop();
        }
    }

    /** Forgets the message and lets the slab go. */
    void drop() {
        if (slab != null) {
            slab.release();
            slab = null;
            start = 0;
        }
    }
}
