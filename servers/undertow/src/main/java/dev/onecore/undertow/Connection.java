package dev.onecore.undertow;

import dev.onecore.contract.Close;
import dev.onecore.contract.Counters;
import dev.onecore.contract.Limits;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.StreamSourceFrameChannel;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSocketFrameType;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/**
 * One WebSocket connection: takes all frames that one read brought, within a turn of bounded length, and flushes what
 * they gave rise to in one write. Undertow's own listener, which this one extends, takes a single frame a turn and
 * leaves the rest to XNIO's task queue; it goes on to answer pings and closes here.
 */
final class Connection extends AbstractReceiveListener {
    private static final Logger LOG = Logger.getLogger(Connection.class);

    /** Reasons not to read. */
    private static final int YIELDING = 1;

    private static final int CLOGGED = 2;
    private static final int TOLD_TO_PAUSE = 4;

    private final WebSocketChannel channel;
    private final Turns turns;
    private final Counters counters;
    private final Outbox outbox;
    private final Consumer consumer;
    private @Nullable StreamSourceFrameChannel message;
    private int taken;
    private boolean progress;
    private int holds;
    private boolean gone;

    private Connection(
            WebSocketChannel channel,
            Turns turns,
            Counters counters,
            BiFunction<Connection, Outbox, Consumer> endpoint) {
        this.channel = channel;
        this.turns = turns;
        this.counters = counters;
        this.outbox = new Outbox(channel, turns, this::writable);
        this.consumer = endpoint.apply(this, outbox);
    }

    /** Serves a fresh channel. */
    static Connection serve(
            WebSocketChannel channel,
            Turns turns,
            Counters counters,
            BiFunction<Connection, Outbox, Consumer> endpoint) {
        Connection connection = new Connection(channel, turns, counters, endpoint);
        counters.opened();
        channel.addCloseTask(closed -> connection.gone());
        channel.getReceiveSetter().set(connection);
        channel.resumeReceives();
        return connection;
    }

    /** One turn. */
    @Override
    public void handleEvent(WebSocketChannel readable) {
        if (!readable.isOpen()) {
            // Undertow asks again and again until what it had read is gone; closing once more lets it go.
            IoUtils.safeClose(readable);
            return;
        }
        taken = 0;
        try {
            do {
                progress = false;
                if (holds != 0) {
                    break;
                }
                receive(readable);
                StreamSourceFrameChannel current = message;
                if (current != null) {
                    drain(current);
                }
            } while (progress && taken < Limits.MAX_BATCH);
            consumer.rest();
        } catch (RuntimeException | OutOfMemoryError fault) {
            fault(fault);
        }
        outbox.flush();
        if (taken >= Limits.MAX_BATCH) {
            hold(YIELDING);
            turns.next(() -> release(YIELDING));
        }
    }

    /** Takes the next frame, or its next part; at some malformed ones, such as a negative length, Undertow throws. */
    private void receive(WebSocketChannel readable) {
        try {
            super.handleEvent(readable);
        } catch (RuntimeException malformed) {
            refuse(Close.PROTOCOL_ERROR, "malformed frame");
        }
    }

    /** Takes what is there of the current message. */
    private void drain(StreamSourceFrameChannel current) {
        boolean text = current.getType() == WebSocketFrameType.TEXT;
        try {
            int count = current.read(consumer.room(text));
            while (count > 0) {
                progress = true;
                consumer.arrived(text);
                count = current.read(consumer.room(text));
            }
            if (count < 0) {
                progress = true;
                taken++;
                message = null;
                consumer.complete(text);
            }
        } catch (IOException broken) {
            message = null;
            if (channel.isOpen() && !channel.isCloseFrameSent()) {
                tooBig();
            } else {
                onError(channel, broken);
            }
        }
    }

    @Override
    protected void onText(WebSocketChannel source, StreamSourceFrameChannel frame) {
        begin(frame);
    }

    @Override
    protected void onBinary(WebSocketChannel source, StreamSourceFrameChannel frame) {
        begin(frame);
    }

    /** A message starts. Undertow closes a frame channel as soon as its headers add up to more than the limit. */
    private void begin(StreamSourceFrameChannel frame) {
        progress = true;
        if (channel.isCloseFrameSent()) {
            taken++;
            IoUtils.safeClose(frame);
            return;
        }
        if (message != null) {
            // Undertow takes a length with its highest bit set for a frame that never ends (RFC 6455, section 5.2).
            refuse(Close.PROTOCOL_ERROR, "a message inside a message");
            return;
        }
        boolean open = frame.isOpen();
        frame.setMaxStreamSize(Limits.MAX_MESSAGE);
        if (open && !frame.isOpen()) {
            tooBig();
        } else {
            message = frame;
        }
    }

    private void tooBig() {
        refuse(Close.TOO_BIG, "a message has at most " + Limits.MAX_MESSAGE + " bytes");
    }

    @Override
    protected void onPing(WebSocketChannel source, StreamSourceFrameChannel frame) throws IOException {
        control();
        super.onPing(source, frame);
    }

    @Override
    protected void onPong(WebSocketChannel source, StreamSourceFrameChannel frame) throws IOException {
        control();
        super.onPong(source, frame);
    }

    @Override
    protected void onClose(WebSocketChannel source, StreamSourceFrameChannel frame) throws IOException {
        control();
        super.onClose(source, frame);
    }

    private void control() {
        progress = true;
        taken++;
    }

    /** Also called outside a turn, when a ping came in pieces: hence the flush. */
    @Override
    protected void onFullPingMessage(WebSocketChannel source, BufferedBinaryMessage ping) {
        var payload = ping.getData();
        try {
            outbox.pong(WebSockets.mergeBuffers(payload.getResource()));
        } finally {
            payload.close();
        }
        outbox.flush();
        replied();
    }

    @Override
    protected void onCloseMessage(CloseMessage close, WebSocketChannel source) {
        if (!CloseMessage.isValid(close.getCode())) {
            refuse(Close.PROTOCOL_ERROR, "no such close code");
        }
    }

    /** Undertow answers a close frame with a close frame; it has to be flushed. */
    @Override
    protected void onFullCloseMessage(WebSocketChannel source, BufferedBinaryMessage close) throws IOException {
        super.onFullCloseMessage(source, close);
        outbox.flush();
    }

    /** The peer broke the protocol, and Undertow has queued a close frame that says so; or the connection broke. */
    @Override
    protected void onError(WebSocketChannel source, Throwable error) {
        message = null;
        if (channel.isCloseFrameSent()) {
            counters.error();
            outbox.flush();
        } else {
            IoUtils.safeClose(channel);
        }
    }

    /** Something was sent in answer to the peer: one that does not read is not read either. */
    void replied() {
        if (!outbox.writable()) {
            hold(CLOGGED);
        }
    }

    /** Ends the connection for what its peer did. */
    void refuse(Close code, String reason) {
        counters.error();
        message = null;
        outbox.close(code.code(), reason);
    }

    /** Ends the connection for what this server did. */
    void fault(Throwable fault) {
        LOG.error("a connection ends with 1011", fault);
        refuse(Close.SERVER_FAULT, "a fault of the server");
    }

    /** Ends the connection because the server stops. */
    void goAway() {
        outbox.close(Close.GOING_AWAY.code(), "the server stops");
    }

    /** Runs the task in a later turn, if the connection is still there. */
    void next(Runnable task) {
        turns.next(guarded(task));
    }

    /** The task as this connection runs it: not when it is gone, and its faults are this connection's own. */
    Runnable guarded(Runnable task) {
        return () -> {
            if (gone) {
                return;
            }
            try {
                task.run();
            } catch (RuntimeException | OutOfMemoryError fault) {
                fault(fault);
            }
        };
    }

    void pause() {
        hold(TOLD_TO_PAUSE);
    }

    void resume() {
        release(TOLD_TO_PAUSE);
    }

    private void hold(int reason) {
        if (holds == 0) {
            channel.suspendReceives();
        }
        holds |= reason;
    }

    private void release(int reason) {
        if (holds != 0) {
            holds &= ~reason;
            if (holds == 0) {
                channel.resumeReceives();
            }
        }
    }

    private void writable() {
        guarded(() -> {
                    release(CLOGGED);
                    consumer.writable();
                })
                .run();
    }

    private void gone() {
        if (!gone) {
            gone = true;
            counters.closed();
            consumer.gone();
        }
    }
}
