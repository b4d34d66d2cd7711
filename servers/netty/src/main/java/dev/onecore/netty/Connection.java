package dev.onecore.netty;

import dev.onecore.contract.Close;
import dev.onecore.contract.Counters;
import dev.onecore.contract.Endpoint;
import dev.onecore.contract.Service;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * One WebSocket connection, at the end of its pipeline: pings, bad input and the close are the same for all endpoints.
 * What whole messages are for is said by those that extend it; itself it is {@code /idle}, which drops them.
 */
class Connection extends ChannelInboundHandlerAdapter {
    /** How long a peer has to answer a close frame before it is dropped. */
    private static final long CLOSING_MILLIS = 2_000;

    private final Channel channel;
    private final Counters counters;
    private boolean ending;

    Connection(Channel channel, Counters counters) {
        this.channel = channel;
        this.counters = counters;
    }

    /** What serves that endpoint on a fresh channel. */
    static Connection at(Endpoint endpoint, Channel channel, Service service, PoolBuffers pool) {
        return switch (endpoint) {
            case ECHO, ECHO_DEFLATE -> new EchoConnection(channel, service.counters());
            case IDLE -> new Connection(channel, service.counters());
            case STREAM, UPLOAD, DOWNLOAD, TOPIC -> new SessionConnection(endpoint, channel, service, pool);
        };
    }

    final Channel channel() {
        return channel;
    }

    /** A whole message, text that is UTF-8 or binary, to be sent on or released. */
    void message(WebSocketFrame message) {
        message.release();
    }

    /** What was queued has gone below the low water mark. */
    void drained() {}

    /** The connection is gone. */
    void gone() {}

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        counters.opened();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        WebSocketFrame frame = (WebSocketFrame) read;
        if (ending) {
            frame.release();
            if (frame instanceof CloseWebSocketFrame) {
                end();
            }
        } else if (frame instanceof PingWebSocketFrame) {
            write(new PongWebSocketFrame(frame.content()));
            throttle();
        } else if (frame instanceof CloseWebSocketFrame) {
            ending = true;
            var unused = channel.writeAndFlush(frame).addListener(ChannelFutureListener.CLOSE);
        } else if (frame instanceof PongWebSocketFrame) {
            frame.release();
        } else if (frame instanceof TextWebSocketFrame && !isUtf8(frame)) {
            frame.release();
            refuse(Close.NOT_UTF8, "a text message is UTF-8");
        } else {
            message(frame);
        }
    }

    private static boolean isUtf8(WebSocketFrame text) {
        return ByteBufUtil.isText(text.content(), StandardCharsets.UTF_8);
    }

    /** Queues a frame. There is no future to a message: should it fail, {@link #exceptionCaught} is told. */
    final void write(WebSocketFrame frame) {
        var unused = channel.write(frame, channel.voidPromise());
    }

    /** Reads no more from a peer that does not read its replies, until what was queued has drained. */
    final void throttle() {
        if (!channel.isWritable()) {
            channel.config().setAutoRead(false);
        }
    }

    /** All replies to one batch of reads leave in one write. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        channel.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            channel.config().setAutoRead(true);
            drained();
        }
    }

    /** The server ends. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Close.GOING_AWAY) {
            close(Close.GOING_AWAY, "the server ends");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ending = true;
        gone();
        counters.closed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException) {
            // The decoder has sent the close frame, and closes behind it.
            counters.error();
            ending = true;
        } else if (cause instanceof TooLongFrameException || cause instanceof DecompressionException) {
            refuse(Close.TOO_BIG, "a message has at most 1 MiB");
        } else if (cause instanceof IOException || cause instanceof PrematureChannelClosureException) {
            end();
        } else {
            cause.printStackTrace(System.err);
            refuse(Close.SERVER_FAULT, "a fault of the server");
        }
    }

    private void refuse(Close code, String reason) {
        counters.error();
        close(code, reason);
    }

    /** Sends a close frame behind what was queued; whatever still comes is dropped. */
    public final void close(Close code, String reason) {
        if (!ending) {
            ending = true;
            channel.config().setAutoRead(true);
            write(new CloseWebSocketFrame(code.code(), reason));
            channel.flush();
            var unused = channel.eventLoop().schedule(this::end, CLOSING_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void end() {
        var unused = channel.close();
    }
}
