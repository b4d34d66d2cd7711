package dev.onecore.jetty;

import dev.onecore.contract.Endpoint;
import dev.onecore.contract.Limits;
import dev.onecore.contract.Pool;
import dev.onecore.contract.Service;
import dev.onecore.contract.Session;
import dev.onecore.contract.Wire;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.OpCode;

/** A connection of any endpoint but {@code /echo} and {@code /idle}: the wire of the contract's session. */
final class SessionConnection extends Connection implements Wire {
    private final Session session;

    SessionConnection(Endpoint endpoint, CoreSession core, Turns turns, Service service) {
        super(core, turns, service);
        this.session = Session.at(endpoint, service, this);
    }

    @Override
    void text(String message, ByteBuffer bytes, Callback done) {
        done.succeeded();
        session.text(message);
    }

    @Override
    void binary(ByteBuffer message, Callback done) {
        session.binary(message, true);
        done.succeeded();
    }

    @Override
    void drained() {
        super.drained();
        session.drained();
    }

    @Override
    void gone() {
        session.closed();
    }

    @Override
    public void text(String message) {
        send(OpCode.TEXT, ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)));
    }

    /** A message longer than the pool goes out in fragments, each within Jetty's limit of a frame. */
    @Override
    public void binary(int offset, int length) {
        if (length <= Pool.SIZE) {
            send(OpCode.BINARY, service().pool().slice(offset, length));
            return;
        }
        ByteBuffer[] parts = service().pool().slices(offset, length);
        for (int i = 0; i < parts.length; i++) {
            byte opCode = i == 0 ? OpCode.BINARY : OpCode.CONTINUATION;
            outbox().send(opCode, i == parts.length - 1, parts[i], Callback.NOOP);
        }
    }

    /** The stamps make each message its own, and Jetty takes a frame's payload in one piece: so this is copied. */
    @Override
    public void stamped(long ns, long index, int offset, int length) {
        send(
                OpCode.BINARY,
                ByteBuffer.allocate(Limits.STAMP_BYTES + length)
                        .putLong(ns)
                        .putLong(index)
                        .put(service().pool().bytes(), offset, length)
                        .flip());
    }

    @Override
    public void shared(ByteBuffer payload) {
        send(OpCode.BINARY, payload.slice());
    }

    private void send(byte opCode, ByteBuffer payload) {
        outbox().send(opCode, true, payload, Callback.NOOP);
    }

    @Override
    public void flush() {
        outbox().flush();
    }

    @Override
    public boolean writable() {
        return outbox().writable();
    }

    @Override
    public void later(long delayNs, Runnable task) {
        turns().later(delayNs, task);
    }
}
