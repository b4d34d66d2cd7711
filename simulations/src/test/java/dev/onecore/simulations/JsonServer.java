package dev.onecore.simulations;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketServerCompressionHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * A server that knows nothing of the contract: it answers JSON at {@code /json}, and there is nothing else. It agrees on compression
 * with whoever offers it, as many libraries do unless told otherwise.
 */
final class JsonServer implements AutoCloseable {

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final AtomicLong freeNs = new AtomicLong(System.nanoTime());
    private final Channel listening;

    /** Begins to listen, and answers each text with what is made of it. */
    JsonServer(UnaryOperator<String> answer) {
        this(answer, 0);
    }

    /** Begins to listen, and takes so many milliseconds for each answer, one after another over all connections. */
    JsonServer(UnaryOperator<String> answer, long paceMs) {
        listening = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(8192))
                                .addLast(new WebSocketServerCompressionHandler(0))
                                .addLast(new WebSocketServerProtocolHandler("/json", null, true))
                                .addLast(new Answers(answer, paceMs, freeNs), new NotFound());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Answers what is no handshake at {@code /json}. */
    private static final class NotFound extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NOT_FOUND))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static final class Answers extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private final UnaryOperator<String> answer;
        private final long paceMs;
        private final AtomicLong freeNs;

        Answers(UnaryOperator<String> answer, long paceMs, AtomicLong freeNs) {
            this.answer = answer;
            this.paceMs = paceMs;
            this.freeNs = freeNs;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            TextWebSocketFrame reply = new TextWebSocketFrame(answer.apply(frame.text()));
            if (paceMs == 0) {
                context.writeAndFlush(reply);
                return;
            }
            long nowNs = System.nanoTime();
            long doneNs = Math.max(nowNs, freeNs.get()) + TimeUnit.MILLISECONDS.toNanos(paceMs);
            freeNs.set(doneNs);
            context.executor().schedule(() -> context.writeAndFlush(reply), doneNs - nowNs, TimeUnit.NANOSECONDS);
        }
    }
}
