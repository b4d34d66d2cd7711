package dev.onecore.vertx;

import dev.onecore.contract.Close;
import dev.onecore.contract.Counters;
import dev.onecore.contract.Endpoint;
import dev.onecore.contract.Service;
import dev.onecore.contract.Session;
import dev.onecore.contract.Wire;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.internal.http.WebSocketInternal;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** One open connection: a wire for the contract's sessions, and what the endpoints without one do. */
final class Connection implements Wire {
    /**
     * Bytes that may wait before a writer has to; it goes on at half of it. Four chunks of a download: one is on its way
     * while the next ones are made.
     */
    private static final int WRITE_QUEUE_BYTES = 256 * 1024;

    private final ServerWebSocket socket;
    private final Counters counters;
    private final PoolBuffers pool;
    private final ChannelHandlerContext context;
    private final Outlet outlet;
    private boolean ending;
    private Runnable drained = () -> {};
    private Runnable ended = () -> {};

    private Connection(ServerWebSocket socket, Service service, PoolBuffers pool) {
        this.socket = socket;
        this.counters = service.counters();
        this.pool = pool;
        this.context = ((WebSocketInternal) socket).channelHandlerContext();
        this.outlet = Outlet.before(context, () -> drained.run());
        socket.setWriteQueueMaxSize(WRITE_QUEUE_BYTES);
        socket.exceptionHandler(this::failed);
        socket.closeHandler(none -> ended.run());
    }

    /** Serves a fresh connection until it is gone. */
    static Connection serve(Endpoint endpoint, ServerWebSocket socket, Service service, PoolBuffers pool) {
        Connection connection = new Connection(socket, service, pool);
        switch (endpoint) {
            // Compression is Vert.x's for a whole server, which then takes reserved bits on every path: so it is not
            // offered.
            case ECHO, ECHO_DEFLATE -> connection.echo();
            case IDLE -> {
                // Vert.x answers pings; nothing else is ever sent.
            }
            case STREAM, UPLOAD, DOWNLOAD, TOPIC -> connection.session(Session.at(endpoint, service, connection));
        }
        return connection;
    }

    /** Runs the task when this connection is gone, after its session was told. */
    void whenGone(Runnable task) {
        Runnable session = ended;
        ended = () -> {
            session.run();
            task.run();
        };
    }

    private void session(Session session) {
        drained = session::drained;
        ended = session::closed;
        socket.frameHandler(new Messages(new Messages.Taker() {
            @Override
            public void text(String message, int bytes) {
                session.text(message);
            }

            @Override
            public void binary(Buffer message) {
                session.binary(((BufferInternal) message).getByteBuf().nioBuffer(), true);
            }

            @Override
            public void broken(Close code, String reason) {
                refuse(code, reason);
            }

            @Override
            public void fault(RuntimeException fault) {
                Connection.this.fault(fault);
            }
        }));
    }

    /** After a close frame what still comes is dropped: Vert.x would send the replies behind it. */
    private void echo() {
        drained = this::resume;
        socket.frameHandler(new Messages(new Messages.Taker() {
            @Override
            public void text(String message, int bytes) {
                if (!ending) {
                    socket.writeTextMessage(message);
                    echoed(bytes);
                }
            }

            @Override
            public void binary(Buffer message) {
                if (!ending) {
                    socket.writeFinalBinaryFrame(message);
                    echoed(message.length());
                }
            }

            @Override
            public void broken(Close code, String reason) {
                refuse(code, reason);
            }

            @Override
            public void fault(RuntimeException fault) {
                Connection.this.fault(fault);
            }
        }));
    }

    /** Vert.x flushes what was written during a batch of reads once, at its end. */
    private void echoed(int bytes) {
        counters.received(bytes);
        counters.sent(bytes);
        if (!writable()) {
            pause();
        }
    }

    private void refuse(Close code, String reason) {
        counters.error();
        close(code, reason);
    }

    private void fault(RuntimeException fault) {
        fault.printStackTrace(System.err);
        refuse(Close.SERVER_FAULT, "a fault of the server");
    }

    /** Vert.x would close a broken frame's connection with 1000; a peer that is gone is no error. */
    private void failed(Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException broken) {
            counters.error();
            ending = true;
            socket.close(
                    (short) broken.closeStatus().code(), broken.closeStatus().reasonText());
        }
    }

    @Override
    public void text(String message) {
        outlet.hold();
        socket.writeTextMessage(message);
    }

    @Override
    public void binary(int offset, int length) {
        write(pool.slice(offset, length));
    }

    @Override
    public void stamped(long ns, long index, int offset, int length) {
        write(pool.stamped(ns, index, offset, length));
    }

    @Override
    public void shared(ByteBuffer payload) {
        write(Unpooled.wrappedBuffer(payload));
    }

    private void write(ByteBuf payload) {
        outlet.hold();
        socket.writeFrame(WebSocketFrame.binaryFrame(BufferInternal.buffer(payload), true));
    }

    @Override
    public void flush() {
        outlet.release();
    }

    @Override
    public boolean writable() {
        return context.channel().isWritable();
    }

    /** Vert.x goes on to read 24 messages of a paused socket, whatever their size; the channel stops at once. */
    @Override
    public void pause() {
        socket.pause();
        context.channel().config().setAutoRead(false);
    }

    @Override
    public void resume() {
        socket.resume();
        context.channel().config().setAutoRead(true);
    }

    /** Scheduled, not executed: Netty runs tasks that queue more tasks for up to a second before it reads a socket again. */
    @Override
    public void later(long delayNs, Runnable task) {
        var unused = context.executor().schedule(task, Math.max(1, delayNs), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close(Close code, String reason) {
        ending = true;
        socket.close((short) code.code(), reason);
    }
}
