package dev.onecore.netty;

import dev.onecore.contract.Launch;
import dev.onecore.contract.Limits;
import dev.onecore.contract.Server;
import dev.onecore.sampler.Sampler;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetSocketAddress;

/** The shortest echo server on Netty with the same options: what the contract's layer is measured against. */
public final class BareNetty {
    private BareNetty() {}

    public static void main(String[] arguments) {
        Launch.run("bare-netty", arguments, Sampler::ofThisProcess, BareNetty::start);
    }

    private static Server start(String host, int port) throws Exception {
        EventLoopGroup loop = NettyServer.loop();
        WebSocketServerProtocolConfig config = WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/echo")
                .decoderConfig(WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(Limits.MAX_MESSAGE)
                        .build())
                .build();
        Channel listening = NettyServer.bootstrap(loop)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        accepted.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(8_192),
                                        new WebSocketServerProtocolHandler(config),
                                        new Echo());
                    }
                })
                .bind(host, port)
                .sync()
                .channel();
        return new Server() {
            @Override
            public int port() {
                return ((InetSocketAddress) listening.localAddress()).getPort();
            }

            @Override
            public void close() {
                NettyServer.end(loop);
            }
        };
    }

    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object frame) {
            context.write(frame, context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }
    }
}
