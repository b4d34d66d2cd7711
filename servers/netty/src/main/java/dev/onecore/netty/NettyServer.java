package dev.onecore.netty;

import dev.onecore.contract.Close;
import dev.onecore.contract.Endpoint;
import dev.onecore.contract.Identity;
import dev.onecore.contract.Launch;
import dev.onecore.contract.Server;
import dev.onecore.contract.Service;
import dev.onecore.sampler.Sampler;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.Version;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** The contract {@code onecore/1} on plain Netty. */
public final class NettyServer implements Server {
    private static final String SYSTEM = "netty";

    /** The longest body of a plain request; all that the contract has are without one. */
    private static final int MAX_REQUEST = 8_192;

    /**
     * Bytes that may wait before a writer has to; it goes on at half of it. Four chunks of a download: one is on its way
     * while the next ones are made. Netty's default of 64 KiB holds one.
     */
    private static final WriteBufferWaterMark WRITE_QUEUE = new WriteBufferWaterMark(128 * 1024, 256 * 1024);

    /** How long a shutdown waits for its connections; {@link Launch} allows 4 s for all. */
    private static final long CLOSE_MILLIS = 3_000;

    private final EventLoopGroup loop;
    private final ChannelGroup open;
    private final Channel listening;

    private NettyServer(EventLoopGroup loop, ChannelGroup open, Channel listening) {
        this.loop = loop;
        this.open = open;
        this.listening = listening;
    }

    /** Starts the server from the command line; see {@link Launch} for arguments and exit codes. */
    public static void main(String[] arguments) {
        Launch.run(SYSTEM, arguments, Sampler::ofThisProcess, NettyServer::start);
    }

    static NettyServer start(String host, int port) throws Exception {
        Identity identity = new Identity(SYSTEM, version(), 1, Epoll.isAvailable() ? "epoll" : "nio", true);
        Router router = new Router(Service.of(identity, Endpoint.TOPIC, Endpoint.ECHO_DEFLATE));
        EventLoopGroup loop = loop();
        ChannelGroup open = new DefaultChannelGroup(loop.next());
        try {
            Channel listening = bootstrap(loop)
                    .childHandler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel accepted) {
                            open.add(accepted);
                            accepted.pipeline()
                                    .addLast(new HttpServerCodec(), new HttpObjectAggregator(MAX_REQUEST), router);
                        }
                    })
                    .bind(host, port)
                    .sync()
                    .channel();
            return new NettyServer(loop, open, listening);
        } catch (Exception refused) {
            end(loop);
            throw refused;
        }
    }

    /** One core: one event loop, which accepts and serves. */
    static EventLoopGroup loop() {
        return new MultiThreadIoEventLoopGroup(
                1, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    /** A listener with all that was set for a fair trial, which lacks its handler. */
    static ServerBootstrap bootstrap(EventLoopGroup loop) {
        return new ServerBootstrap()
                .group(loop)
                .channel(Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WRITE_QUEUE);
    }

    static void end(EventLoopGroup loop) {
        var unused = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static String version() {
        return Version.identify().values().stream()
                .map(Version::artifactVersion)
                .findFirst()
                .orElse("unknown");
    }

    @Override
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    @Override
    public void close() {
        var unused = listening.close().awaitUninterruptibly();
        open.forEach(channel -> channel.pipeline().fireUserEventTriggered(Close.GOING_AWAY));
        open.newCloseFuture().awaitUninterruptibly(CLOSE_MILLIS);
        end(loop);
    }
}
