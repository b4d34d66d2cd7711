package dev.onecore.bench;

import dev.onecore.contract.Command.StartUpload;
import dev.onecore.contract.Digest;
import dev.onecore.contract.Pool;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The floor: Netty's own WebSocket client as its examples use it, on an event loop for each of the injector's cores, that checks
 * nothing and measures nothing.
 */
final class BareClient {
    private BareClient() {}

    /** Echoes in a closed loop. */
    static void echo(URI server, int connections, int window, int size) {
        run(server.resolve("/echo"), connections, () -> new BareEchoHandler(window, size));
    }

    /** Files one after another on one connection. */
    static void upload(URI server, int bytes, int chunk) {
        run(server.resolve("/upload"), 1, () -> new BareUploadHandler(bytes, chunk));
    }

    private static void run(URI uri, int connections, Supplier<BareHandler> talk) {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(
                Runtime.getRuntime().availableProcessors(), EpollIoHandler.newFactory());
        Bootstrap bootstrap = new Bootstrap()
                .group(group)
                .channel(EpollSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(8192),
                                        handshake(uri),
                                        talk.get());
                    }
                });
        for (int i = 0; i < connections; i++) {
            bootstrap.connect(uri.getHost(), uri.getPort()).syncUninterruptibly();
        }
        try {
            Thread.sleep(Meter.LOAD.toMillis());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        } finally {
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private static ChannelHandler handshake(URI uri) {
        return new WebSocketClientProtocolHandler(
                uri, WebSocketVersion.V13, null, false, EmptyHttpHeaders.INSTANCE, 1 << 20);
    }

    private abstract static class BareHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
        @Override
        public final void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                begin(context);
            }
        }

        abstract void begin(ChannelHandlerContext context);
    }

    private static final class BareEchoHandler extends BareHandler {
        private final int window;
        private final ByteBuf payload;

        BareEchoHandler(int window, int size) {
            this.window = window;
            this.payload = Unpooled.directBuffer(size).writeZero(size);
        }

        @Override
        void begin(ChannelHandlerContext context) {
            for (int i = 0; i < window; i++) {
                send(context);
            }
            context.flush();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            send(context);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        private void send(ChannelHandlerContext context) {
            context.write(new BinaryWebSocketFrame(payload.retainedDuplicate()), context.voidPromise());
        }
    }

    private static final class BareUploadHandler extends BareHandler {
        private static final ByteBuf POOL =
                Unpooled.directBuffer(2 * Pool.SIZE).writeBytes(Pool.build().bytes());

        private final int bytes;
        private final int chunk;
        private int written;

        BareUploadHandler(int bytes, int chunk) {
            this.bytes = bytes;
            this.chunk = chunk;
        }

        @Override
        void begin(ChannelHandlerContext context) {
            int low = chunk + 512;
            context.channel().config().setWriteBufferWaterMark(new WriteBufferWaterMark(low, 2 * chunk));
            start(context);
        }

        private void start(ChannelHandlerContext context) {
            written = 0;
            String command = new StartUpload("x", bytes, Digest.CRC32).json();
            context.write(new TextWebSocketFrame(command), context.voidPromise());
            write(context);
        }

        private void write(ChannelHandlerContext context) {
            while (written < bytes && context.channel().isWritable()) {
                int length = Math.min(chunk, bytes - written);
                ByteBuf slice = POOL.retainedSlice(Pool.offset(written), length);
                written += length;
                context.write(new BinaryWebSocketFrame(slice), context.voidPromise());
                if (written == bytes || !context.channel().isWritable()) {
                    context.flush();
                }
            }
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            write(context);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            start(context);
        }
    }
}
