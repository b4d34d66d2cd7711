package dev.onecore.jetty;

import dev.onecore.contract.Service;
import java.nio.ByteBuffer;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.OpCode;

/** A connection of {@code /echo}: each message goes back in the bytes that it came in. */
final class EchoConnection extends Connection {
    EchoConnection(CoreSession session, Turns turns, Service service) {
        super(session, turns, service);
    }

    @Override
    void text(String message, ByteBuffer bytes, Callback done) {
        echo(OpCode.TEXT, bytes, done);
    }

    @Override
    void binary(ByteBuffer message, Callback done) {
        echo(OpCode.BINARY, message, done);
    }

    private void echo(byte opCode, ByteBuffer bytes, Callback done) {
        service().counters().received(bytes.remaining());
        service().counters().sent(bytes.remaining());
        outbox().send(opCode, true, bytes, done);
        throttle();
    }
}
