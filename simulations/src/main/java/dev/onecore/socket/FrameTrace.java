package dev.onecore.socket;

import dev.onecore.load.TraceLog;
import dev.onecore.script.Message;
import dev.onecore.script.Redaction;
import dev.onecore.socket.FrameSketch.SketchedFrame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Prints the first frames of one connection as they pass, as the socket has them: where compression is in force, before it and after
 * it. It stands beside the socket only while frames are wanted.
 */
@SuppressWarnings("FutureReturnValueIgnored")
final class FrameTrace extends ChannelDuplexHandler {
    private static final int SHOWN_BYTES = 32;

    /** Enough for what kind of message it is; what follows in one of the script's own may be a password. */
    private static final int SHOWN_BYTES_SENT = 8;

    private final TraceLog log;
    private final long startNs;
    private final FrameSketch sent = new FrameSketch(frame -> tell("->", frame, SHOWN_BYTES_SENT));
    private final FrameSketch received = new FrameSketch(frame -> tell("<-", frame, SHOWN_BYTES));

    /** A trace of a connection that was begun at {@code startNs}. */
    FrameTrace(TraceLog log, long startNs) {
        this.log = log;
        this.startNs = startNs;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        look(sent, message);
        ctx.write(message, promise);
        endIfDone(ctx);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        look(received, message);
        ctx.fireChannelRead(message);
        endIfDone(ctx);
    }

    private static void look(FrameSketch sketch, Object message) {
        if (message instanceof ByteBuf bytes) {
            sketch.read(bytes);
        }
    }

    private void endIfDone(ChannelHandlerContext ctx) {
        if (!log.wants() && !ctx.isRemoved()) {
            ctx.pipeline().remove(this);
        }
    }

    private void tell(String direction, SketchedFrame frame, int shownBytes) {
        log.frame(
                System.nanoTime() - startNs,
                direction + " " + kind(frame) + (frame.last() ? "" : " (to be continued)") + ", " + frame.length()
                        + " bytes" + content(frame, log.secrets() ? SHOWN_BYTES : shownBytes));
    }

    private static String kind(SketchedFrame frame) {
        return switch (frame.opcode()) {
            case FrameReader.CONTINUATION -> "continuation";
            case FrameReader.TEXT -> "text";
            case FrameReader.BINARY -> "binary";
            case FrameReader.CLOSE -> "close";
            case FrameReader.PING -> "ping";
            case FrameReader.PONG -> "pong";
            default -> "opcode " + frame.opcode();
        };
    }

    private String content(SketchedFrame frame, int shownBytes) {
        if (frame.length() <= 0) {
            return "";
        }
        ByteBuf bytes = frame.beginning();
        if (frame.opcode() == FrameReader.CLOSE && frame.length() >= Short.BYTES) {
            String reason = bytes.toString(Short.BYTES, bytes.readableBytes() - Short.BYTES, StandardCharsets.UTF_8);
            return (": " + bytes.getUnsignedShort(0) + " " + text(reason)).stripTrailing();
        }
        if (frame.opcode() == FrameReader.TEXT) {
            return ": " + text(bytes.toString(StandardCharsets.UTF_8));
        }
        int shown = Math.min(bytes.readableBytes(), shownBytes);
        return ": " + HexFormat.ofDelimiter(" ").formatHex(ByteBufUtil.getBytes(bytes, 0, shown))
                + (shown < frame.length() ? " …" : "");
    }

    private String text(String said) {
        return log.secrets() ? Message.escaped(said) : Message.escaped(Redaction.of(said));
    }
}
