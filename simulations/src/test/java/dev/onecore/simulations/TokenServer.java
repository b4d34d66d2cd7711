package dev.onecore.simulations;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that knows its users by their tokens: it greets each by its own, in the room that its path names, and echoes what holds
 * it. It may be too busy for the first handshakes of each user.
 */
final class TokenServer implements AutoCloseable {
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Set<String> visitors = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<String, AtomicInteger> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final int refusedAtFirst;
    private final Channel listening;

    /** Begins to listen; each user's first handshakes are answered 503, so many. */
    TokenServer(int refusedAtFirst) {
        this.refusedAtFirst = refusedAtFirst;
        listening = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(8192), new Door())
                                .addLast(new WebSocketServerProtocolHandler("/", null, false, 8192, false, true));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    String url() {
        return "ws://127.0.0.1:" + ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Users by room and token. */
    Set<String> visitors() {
        return visitors;
    }

    /** The most that were open at once. */
    int mostOpen() {
        return mostOpen.get();
    }

    /** All that were opened. */
    int opened() {
        return opened.get();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Lets a handshake pass that shows a token, when it is time. */
    private final class Door extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            FullHttpRequest request = (FullHttpRequest) message;
            Optional<String> token = Optional.ofNullable(request.headers().get(HttpHeaderNames.AUTHORIZATION))
                    .filter(value -> value.startsWith("Bearer "))
                    .map(value -> value.substring("Bearer ".length()));
            if (token.isEmpty()) {
                refuse(context, request, HttpResponseStatus.UNAUTHORIZED);
            } else if (refusals.computeIfAbsent(token.get(), first -> new AtomicInteger())
                            .incrementAndGet()
                    <= refusedAtFirst) {
                refuse(context, request, HttpResponseStatus.SERVICE_UNAVAILABLE);
            } else {
                visitors.add(request.uri() + " " + token.get());
                context.pipeline().addLast(new Visit(token.get()));
                context.pipeline().remove(this);
                context.fireChannelRead(message);
            }
        }

        private static void refuse(ChannelHandlerContext context, FullHttpRequest request, HttpResponseStatus status) {
            request.release();
            context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** One user that was let in. */
    private final class Visit extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private final String token;

        Visit(String token) {
            this.token = token;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            boolean own = frame.text().contains('"' + token + '"');
            context.writeAndFlush(own ? frame.retain() : new TextWebSocketFrame("{\"error\":\"not your token\"}"));
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
                opened.incrementAndGet();
                mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
                context.channel().closeFuture().addListener(closed -> open.decrementAndGet());
                context.writeAndFlush(new TextWebSocketFrame("{\"hello\":\"" + token + "\"}"));
            }
        }
    }
}
