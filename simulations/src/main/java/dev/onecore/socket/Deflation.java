package dev.onecore.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;

/**
 * Stands between a {@link Socket}, which speaks plain frames, and Netty's own codec and compression (RFC 7692), for a server
 * that negotiated it. What the socket writes is taken apart again, compressed and framed again; what comes is inflated and
 * framed as if it had come so. That costs the injector more than a plain socket does, and none of it is the server's.
 *
 * <pre>
 *   channel --- codec --- compression --- this --- socket
 * </pre>
 */
@SuppressWarnings("FutureReturnValueIgnored")
final class Deflation extends ChannelDuplexHandler {

    private final EmbeddedChannel sent =
            new EmbeddedChannel(new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                    .expectMaskedFrames(true)
                    .maxFramePayloadLength(Integer.MAX_VALUE)
                    .withUTF8Validator(false)
                    .build()));
    private final EmbeddedChannel received = new EmbeddedChannel(new WebSocket13FrameEncoder(false));

    /** Writes the frames in a buffer, which may hold parts of frames, too. */
    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        sent.writeInbound(message);
        Object frame = sent.readInbound();
        if (frame == null) {
            promise.trySuccess();
        }
        while (frame != null) {
            Object next = sent.readInbound();
            ctx.write(frame, next == null ? promise : ctx.voidPromise());
            frame = next;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object frame) {
        received.writeOutbound(frame);
        for (ByteBuf part = received.readOutbound(); part != null; part = received.readOutbound()) {
            ctx.fireChannelRead(part);
        }
    }

    /** The channel is gone, or the socket has given it up. */
    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        release(sent);
        release(received);
    }

    private static void release(EmbeddedChannel channel) {
        channel.finishAndReleaseAll();
    }
}
