package dev.onecore.netty;

import dev.onecore.contract.Endpoint;
import dev.onecore.contract.Limits;
import dev.onecore.contract.Service;
import dev.onecore.contract.Service.Answer;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtension;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Answers plain HTTP, and gives way to a {@link Connection} where a WebSocket is asked for and an endpoint is there. */
@Sharable
final class Router extends SimpleChannelInboundHandler<FullHttpRequest> {
    /** No extension is negotiated, so no reserved bit is allowed: Netty's default, as is that frames must be masked. */
    private static final WebSocketDecoderConfig FRAMES = WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(Limits.MAX_MESSAGE)
            .build();

    /** The one path that compresses allows the reserved bit that says so. */
    private static final WebSocketDecoderConfig DEFLATED =
            FRAMES.toBuilder().allowExtensions(true).build();

    private final Service service;
    private final PoolBuffers pool;

    Router(Service service) {
        this.service = service;
        this.pool = new PoolBuffers(service.pool());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        Optional<Endpoint> endpoint = service.endpoint(request.uri());
        if (endpoint.isEmpty() || !asksForWebSocket(request)) {
            answer(context, request);
        } else if (!request.headers()
                .contains(HttpHeaderNames.SEC_WEBSOCKET_VERSION, WebSocketVersion.V13.toHttpHeaderValue(), true)) {
            var unused = WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel())
                    .addListener(ChannelFutureListener.CLOSE);
        } else {
            boolean deflates = endpoint.get() == Endpoint.ECHO_DEFLATE;
            Optional<WebSocketServerExtension> deflate =
                    deflates ? Deflate.agreed(request.headers()) : Optional.empty();
            HttpHeaders more = new DefaultHttpHeaders();
            deflate.ifPresent(agreed -> more.set(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, Deflate.answer(agreed)));
            var unused = new WebSocketServerHandshaker13(request.uri(), null, deflate.isPresent() ? DEFLATED : FRAMES)
                    .handshake(
                            context.channel(), request, more, context.channel().newPromise());
            deflate.ifPresent(
                    agreed -> context.pipeline().addLast(agreed.newExtensionDecoder(), agreed.newExtensionEncoder()));
            context.pipeline()
                    .addLast(
                            new WebSocketFrameAggregator(Limits.MAX_MESSAGE),
                            Connection.at(endpoint.get(), context.channel(), service, pool))
                    .remove(this);
        }
    }

    private static boolean asksForWebSocket(FullHttpRequest request) {
        return request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    }

    private void answer(ChannelHandlerContext context, FullHttpRequest request) {
        Answer answer = service.answer(request.uri());
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(answer.status()),
                Unpooled.copiedBuffer(answer.body(), StandardCharsets.UTF_8));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, answer.contentType());
        HttpUtil.setContentLength(response, response.content().readableBytes());
        HttpUtil.setKeepAlive(response, HttpUtil.isKeepAlive(request));
        ChannelFuture sent = context.writeAndFlush(response);
        if (!HttpUtil.isKeepAlive(request)) {
            var unused = sent.addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** The server ends; nobody asked for anything on this connection. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        var unused = context.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        var unused = context.close();
    }
}
