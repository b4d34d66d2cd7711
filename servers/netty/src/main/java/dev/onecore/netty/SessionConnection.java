package dev.onecore.netty;

import dev.onecore.contract.Endpoint;
import dev.onecore.contract.Service;
import dev.onecore.contract.Session;
import dev.onecore.contract.Wire;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** A connection of any endpoint but {@code /echo} and {@code /idle}: the wire of the contract's session. */
final class SessionConnection extends Connection implements Wire {
    private final PoolBuffers pool;
    private final Session session;

    SessionConnection(Endpoint endpoint, Channel channel, Service service, PoolBuffers pool) {
        super(channel, service.counters());
        this.pool = pool;
        this.session = Session.at(endpoint, service, this);
    }

    @Override
    void message(WebSocketFrame message) {
        try {
            if (message instanceof TextWebSocketFrame text) {
                session.text(text.text());
            } else {
                session.binary(message.content().nioBuffer(), true);
            }
        } finally {
            message.release();
        }
    }

    @Override
    void drained() {
        session.drained();
    }

    @Override
    void gone() {
        session.closed();
    }

    @Override
    public void text(String message) {
        write(new TextWebSocketFrame(message));
    }

    @Override
    public void binary(int offset, int length) {
        write(new BinaryWebSocketFrame(pool.slice(offset, length)));
    }

    @Override
    public void stamped(long ns, long index, int offset, int length) {
        write(new BinaryWebSocketFrame(pool.stamped(channel().alloc(), ns, index, offset, length)));
    }

    @Override
    public void shared(ByteBuffer payload) {
        write(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(payload)));
    }

    @Override
    public void flush() {
        channel().flush();
    }

    @Override
    public boolean writable() {
        return channel().isWritable();
    }

    @Override
    public void pause() {
        channel().config().setAutoRead(false);
    }

    @Override
    public void resume() {
        channel().config().setAutoRead(true);
    }

    /** Scheduled, not executed: Netty runs tasks that queue more tasks for long before it reads a socket again. */
    @Override
    public void later(long delayNs, Runnable task) {
        var unused = channel().eventLoop().schedule(task, Math.max(1, delayNs), TimeUnit.NANOSECONDS);
    }
}
