package dev.onecore.jetty;

import dev.onecore.contract.Close;
import dev.onecore.contract.Endpoint;
import dev.onecore.contract.Limits;
import dev.onecore.contract.Service;
import dev.onecore.contract.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * One open WebSocket: frames become whole messages, and Jetty is asked for the next frame only when it may come. What
 * messages are for is said by those that extend it; itself it is {@code /idle}, which drops them. Used in a turn.
 */
class Connection {
    private final CoreSession session;
    private final Turns turns;
    private final Service service;
    private final Outbox outbox;
    private final ByteArrayOutputStream joined = new ByteArrayOutputStream();
    private boolean text;
    private int taken;
    private boolean paused;
    private boolean owing;

    Connection(CoreSession session, Turns turns, Service service) {
        this.session = session;
        this.turns = turns;
        this.service = service;
        this.outbox = new Outbox(session, turns, this::drained);
    }

    /** What serves that endpoint on a fresh session. */
    static Connection at(Endpoint endpoint, CoreSession session, Turns turns, Service service) {
        return switch (endpoint) {
            // With whole frames, as they are set here, Jetty refuses what inflates beyond its buffer: so compression is
            // not offered.
            case ECHO, ECHO_DEFLATE -> new EchoConnection(session, turns, service);
            case IDLE -> new Connection(session, turns, service);
            case STREAM, UPLOAD, DOWNLOAD, TOPIC -> new SessionConnection(endpoint, session, turns, service);
        };
    }

    final Outbox outbox() {
        return outbox;
    }

    final Service service() {
        return service;
    }

    final Turns turns() {
        return turns;
    }

    /** A whole text message. */
    void text(String message, ByteBuffer bytes, Callback done) {
        done.succeeded();
    }

    /** A whole binary message, whose bytes are Jetty's again once the callback is told. */
    void binary(ByteBuffer message, Callback done) {
        done.succeeded();
    }

    /** The outbox is writable again. */
    void drained() {
        resume();
    }

    /** The connection is gone. */
    void gone() {}

    /** Takes a frame and, unless it is the last one, asks for the next. */
    final void frame(Frame frame, Callback done) {
        switch (frame.getOpCode()) {
            case OpCode.CLOSE -> {
                done.succeeded();
                return;
            }
            case OpCode.PING -> {
                outbox.send(OpCode.PONG, true, payload(frame), done);
                throttle();
            }
            case OpCode.TEXT, OpCode.BINARY, OpCode.CONTINUATION -> data(frame, done);
            default -> done.succeeded();
        }
        next();
    }

    private void data(Frame frame, Callback done) {
        if (outbox.closing()) {
            done.succeeded();
            return;
        }
        if (frame.getOpCode() != OpCode.CONTINUATION) {
            text = frame.getOpCode() == OpCode.TEXT;
            if (frame.isFin()) {
                message(payload(frame), done);
                return;
            }
        }
        if (joined.size() + frame.getPayloadLength() > Limits.MAX_MESSAGE) {
            done.succeeded();
            refuse(Close.TOO_BIG, "a message has at most " + Limits.MAX_MESSAGE + " bytes");
            return;
        }
        joined.writeBytes(BufferUtil.toArray(payload(frame)));
        done.succeeded();
        if (frame.isFin()) {
            ByteBuffer whole = ByteBuffer.wrap(joined.toByteArray());
            joined.reset();
            message(whole, Callback.NOOP);
        }
    }

    private static ByteBuffer payload(Frame frame) {
        return frame.hasPayload() ? frame.getPayload() : BufferUtil.EMPTY_BUFFER;
    }

    private void message(ByteBuffer bytes, Callback done) {
        if (!text) {
            binary(bytes, done);
            return;
        }
        Utf8.decode(BufferUtil.toArray(bytes)).ifPresentOrElse(message -> text(message, bytes, done), () -> {
            done.succeeded();
            refuse(Close.NOT_UTF8, "a text message is UTF-8");
        });
    }

    private void refuse(Close code, String reason) {
        service.counters().error();
        close(code, reason);
    }

    /** After as many messages as a turn may have, the next one waits until the other connections had theirs. */
    private void next() {
        if (paused) {
            owing = true;
            outbox.flush();
        } else if (++taken >= Limits.MAX_BATCH) {
            taken = 0;
            outbox.flush();
            turns.later(0, session::demand);
        } else {
            session.demand();
        }
    }

    /** Reads no more from a peer that does not read its replies, until what was queued has drained. */
    final void throttle() {
        if (!outbox.writable()) {
            pause();
        }
    }

    /** Asks for no more frames. */
    public final void pause() {
        paused = true;
    }

    /** Asks for frames again. */
    public final void resume() {
        paused = false;
        if (owing) {
            owing = false;
            session.demand();
        }
    }

    /** Sends a close frame behind what was queued; whatever still comes is dropped. */
    public final void close(Close code, String reason) {
        resume();
        outbox.close(code, reason);
    }
}
