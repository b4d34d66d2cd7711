package dev.onecore.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** Messages of a user's own protocol; a reply is put together before its rule sees it. */
final class OwnMessages implements Messages {
    private static final int USUAL_BYTES = 256;

    private final FrameWriter writer;
    private final Exchange exchange;
    private final ByteBuf reply = Unpooled.buffer(USUAL_BYTES);
    private final PhaseContext part;
    private boolean broken;
    private long sent;
    private long received;
    private int size;

    OwnMessages(PhaseContext part, Exchange exchange) {
        this.part = part;
        this.writer = part.socket().writer();
        this.exchange = exchange;
    }

    @Override
    public int frameBytes() {
        return USUAL_BYTES;
    }

    @Override
    public void next(ByteBuf out) {
        if (broken) {
            return;
        }
        try {
            Message message = exchange.message(sent++, part.user());
            writer.frame(out, message.isText() ? FrameReader.TEXT : FrameReader.BINARY, message.bytes());
        } catch (ScriptFailure failure) {
            end(failure);
        }
    }

    /** The driver's own loop goes on to its end after this, and sends nothing more. */
    private void end(ScriptFailure failure) {
        broken = true;
        exchange.broken(failure);
        part.socket().fail(String.valueOf(failure.getMessage()));
    }

    @Override
    public boolean accepts(boolean text, ByteBuf in, int at, int length, boolean last) {
        reply.writeBytes(in, at, length);
        if (!last) {
            return true;
        }
        Message message = Message.of(text, ByteBufUtil.getBytes(reply));
        size = reply.readableBytes();
        reply.clear();
        try {
            return exchange.answers(received++, message, part.user());
        } catch (ScriptFailure failure) {
            end(failure);
            return false;
        }
    }

    @Override
    public String expected() {
        return "what came does not answer message " + (received - 1);
    }

    @Override
    public int size() {
        return size;
    }
}
