package dev.onecore.socket;

import dev.onecore.contract.Close;
import dev.onecore.contract.Endpoint;
import dev.onecore.contract.Identity;
import dev.onecore.contract.Service;
import dev.onecore.contract.Session;
import dev.onecore.contract.Wire;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketServerCompressionHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The contract's server on a free loopback port, over Netty and the contract's own sessions, which can be made to do wrong: a
 * {@link Tamper} sees each data frame before it leaves.
 */
final class LoopbackServer implements AutoCloseable {
    /** What may happen to a frame on its way out. */
    interface Tamper {
        Tamper NONE = (frame, channel) -> channel.write(frame);

        /** Writes the frame, another, both, or none; what it does not write it releases. */
        void pass(WebSocketFrame frame, Channel channel);
    }

    /** What may happen to a frame on its way in. */
    interface Intake {
        Intake PLAIN = (frame, channel, session) -> session.accept(frame);

        /** Hands the frame on, or another, now or later on the channel's loop. */
        void take(WebSocketFrame frame, Channel channel, Consumer<WebSocketFrame> session);
    }

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Service service =
            Service.of(new Identity("loopback", "1", 1, "nio", true), Endpoint.TOPIC, Endpoint.ECHO_DEFLATE);
    private final Channel listening;

    LoopbackServer(Tamper tamper, boolean compressing) {
        this(tamper, compressing, Intake.PLAIN);
    }

    LoopbackServer(Tamper tamper, boolean compressing, Intake intake) {
        listening = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(8192));
                        if (compressing) {
                            channel.pipeline().addLast(new WebSocketServerCompressionHandler(0));
                        }
                        channel.pipeline()
                                .addLast(
                                        new WebSocketServerProtocolHandler("/", null, compressing, 1 << 20, true, true))
                                .addLast(new Connection(service, tamper, intake));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    static LoopbackServer honest() {
        return new LoopbackServer(Tamper.NONE, false);
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + ((InetSocketAddress) listening.localAddress()).getPort());
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static final class Connection extends SimpleChannelInboundHandler<WebSocketFrame> implements Wire {
        private final Service service;
        private final Tamper tamper;
        private final Intake intake;
        private @Nullable ChannelHandlerContext ctx;
        private @Nullable Session session;

        Connection(Service service, Tamper tamper, Intake intake) {
            this.service = service;
            this.tamper = tamper;
            this.intake = intake;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext added) {
            ctx = added;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof HandshakeComplete handshake) {
                Endpoint endpoint = service.endpoint(handshake.requestUri()).orElseThrow();
                boolean echoes = endpoint == Endpoint.ECHO || endpoint == Endpoint.ECHO_DEFLATE;
                session = echoes ? null : Session.at(endpoint, service, this);
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            intake.take(frame, context.channel(), taken -> hear(context, taken));
        }

        private void hear(ChannelHandlerContext context, WebSocketFrame frame) {
            if (session == null) {
                tamper.pass(frame.retain(), context.channel());
            } else if (frame instanceof TextWebSocketFrame text) {
                session.text(text.text());
            } else {
                session.binary(frame.content().nioBuffer(), frame.isFinalFragment());
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            if (session != null && context.channel().isWritable()) {
                session.drained();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (session != null) {
                session.closed();
            }
        }

        private ChannelHandlerContext ctx() {
            if (ctx == null) {
                throw new IllegalStateException("not in a pipeline yet");
            }
            return ctx;
        }

        @Override
        public void text(String message) {
            tamper.pass(new TextWebSocketFrame(message), ctx().channel());
        }

        @Override
        public void binary(int offset, int length) {
            ByteBuf all = Unpooled.wrappedBuffer(service.pool().slices(offset, length));
            tamper.pass(new BinaryWebSocketFrame(all), ctx().channel());
        }

        @Override
        public void stamped(long ns, long index, int offset, int length) {
            ByteBuf stamps = Unpooled.buffer(16).writeLong(ns).writeLong(index);
            ByteBuf rest = Unpooled.wrappedBuffer(service.pool().slice(offset, length));
            tamper.pass(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(stamps, rest)), ctx().channel());
        }

        @Override
        public void shared(ByteBuffer payload) {
            tamper.pass(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(payload)), ctx().channel());
        }

        @Override
        public void flush() {
            ctx().flush();
        }

        @Override
        public boolean writable() {
            return ctx().channel().isWritable();
        }

        @Override
        public void pause() {
            ctx().channel().config().setAutoRead(false);
        }

        @Override
        public void resume() {
            ctx().channel().config().setAutoRead(true);
        }

        @Override
        public void later(long delayNs, Runnable task) {
            ctx().executor().schedule(task, delayNs, TimeUnit.NANOSECONDS);
        }

        @Override
        public void close(Close code, String reason) {
            ctx().writeAndFlush(new CloseWebSocketFrame(code.code(), reason)).addListener(sent -> ctx().close());
        }
    }
}
