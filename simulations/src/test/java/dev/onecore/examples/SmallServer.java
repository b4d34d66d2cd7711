package dev.onecore.examples;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
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
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketServerCompressionHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A WebSocket server on a free loopback port whose connections each do what a {@link Peer} says. */
public final class SmallServer implements AutoCloseable {

    /** What one connection does; called on its event loop. */
    public interface Peer {

        /** The connection is open. */
        default void open(Talk talk) {}

        /** A text came. */
        default void text(Talk talk, String text) {}

        /** Bytes came. */
        default void binary(Talk talk, byte[] bytes) {}
    }

    /** One connection, seen from the server. */
    public static final class Talk {
        private final Channel channel;
        private final Set<Talk> all;
        private final String path;
        private final HttpHeaders headers;

        private Talk(Channel channel, Set<Talk> all, String path, HttpHeaders headers) {
            this.channel = channel;
            this.all = all;
            this.path = path;
            this.headers = headers;
        }

        /** The path that was asked for, with its query. */
        public String path() {
            return path;
        }

        /** A header of the handshake; empty text when it has none. */
        public String header(String name) {
            return headers.get(name, "");
        }

        /** All connections that are open, this one too. */
        public Set<Talk> all() {
            return all;
        }

        /** Sends a text. */
        public void send(String text) {
            frame(new TextWebSocketFrame(text));
        }

        /** Sends bytes. */
        public void send(byte[] bytes) {
            frame(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes)));
        }

        /** Sends any frame. */
        public void frame(WebSocketFrame frame) {
            channel.writeAndFlush(frame);
        }

        /** Sends what is no frame. */
        public void raw(byte[] bytes) {
            channel.pipeline().firstContext().writeAndFlush(Unpooled.wrappedBuffer(bytes));
        }

        /** Does something after a while. */
        public void after(long ms, Runnable task) {
            channel.eventLoop().schedule(task, ms, TimeUnit.MILLISECONDS);
        }

        /** Does something again and again until the connection is closed. */
        public void every(long ms, Runnable task) {
            after(ms, () -> {
                if (channel.isActive()) {
                    task.run();
                    every(ms, task);
                }
            });
        }
    }

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Set<Talk> talks = ConcurrentHashMap.newKeySet();
    private final Channel listening;

    /** A server of such connections. */
    public SmallServer(Supplier<Peer> peers) {
        this(peers, null, false, request -> null);
    }

    /**
     * A server of such connections.
     *
     * @param subprotocols that it agrees on; null for none
     * @param compressing whether it agrees on compression
     * @param refusal what it answers instead of a WebSocket; null to open one
     */
    public SmallServer(
            Supplier<Peer> peers,
            @Nullable String subprotocols,
            boolean compressing,
            Function<FullHttpRequest, @Nullable DefaultFullHttpResponse> refusal) {
        WebSocketServerProtocolConfig config = WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/")
                .checkStartsWith(true)
                .subprotocols(subprotocols)
                .allowExtensions(compressing)
                .build();
        listening = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(8192));
                        channel.pipeline().addLast(new Refusals(refusal));
                        if (compressing) {
                            channel.pipeline().addLast(new WebSocketServerCompressionHandler(0));
                        }
                        channel.pipeline().addLast(new WebSocketServerProtocolHandler(config));
                        channel.pipeline().addLast(new Frames(peers.get(), talks));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    /** Where it is. */
    public String url() {
        return "ws://127.0.0.1:" + ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** An answer in place of a WebSocket. */
    public static DefaultFullHttpResponse answer(io.netty.handler.codec.http.HttpResponseStatus status) {
        return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    private static final class Refusals extends SimpleChannelInboundHandler<FullHttpRequest> {
        private final Function<FullHttpRequest, @Nullable DefaultFullHttpResponse> refusal;

        Refusals(Function<FullHttpRequest, @Nullable DefaultFullHttpResponse> refusal) {
            this.refusal = refusal;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
            DefaultFullHttpResponse refused = refusal.apply(request);
            if (refused == null) {
                ctx.fireChannelRead(request.retain());
            } else {
                ctx.writeAndFlush(refused).addListener(ChannelFutureListener.CLOSE);
            }
        }
    }

    private static final class Frames extends SimpleChannelInboundHandler<WebSocketFrame> {
        private final Peer peer;
        private final Set<Talk> talks;
        private @Nullable Talk talk;

        Frames(Peer peer, Set<Talk> talks) {
            this.peer = peer;
            this.talks = talks;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof HandshakeComplete complete) {
                Talk opened = new Talk(ctx.channel(), talks, complete.requestUri(), complete.requestHeaders());
                talk = opened;
                talks.add(opened);
                peer.open(opened);
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
            Talk current = talk;
            if (current != null && frame instanceof TextWebSocketFrame text) {
                peer.text(current, text.text());
            } else if (current != null && frame instanceof BinaryWebSocketFrame) {
                byte[] bytes = new byte[frame.content().readableBytes()];
                frame.content().readBytes(bytes);
                peer.binary(current, bytes);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            Talk closed = talk;
            if (closed != null) {
                talks.remove(closed);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
