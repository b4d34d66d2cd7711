package dev.onecore.socket;

import dev.onecore.contract.Limits;
import dev.onecore.contract.Pool;
import io.netty.buffer.ByteBuf;

/**
 * The messages that one driver sends to {@code /echo}, and what must come back. Each is unlike any other: a tag of the user and the
 * phase, the message's number, pool bytes that move on with it.
 */
final class EchoMessages {
    private final FrameWriter writer;
    private final MessageCheck check;
    private final int size;
    private final long tag;
    private long sent;

    EchoMessages(PhaseContext part, int size) {
        this.writer = part.socket().writer();
        this.size = size;
        this.tag = ((long) part.user() << Integer.SIZE) ^ part.run().beginNs();
        this.check = MessageCheck.tagged(size, tag);
    }

    int size() {
        return size;
    }

    int frameBytes() {
        return FrameWriter.headerBytes(size) + size;
    }

    void next(ByteBuf out) {
        int tail = size - Limits.STAMP_BYTES;
        writer.stamped(out, tag, sent, TestData.bytes(), Pool.streamOffset(sent), tail);
        sent++;
    }

    boolean accepts(boolean text, ByteBuf in, int at, int length, boolean last) {
        return check.accepts(text, in, at, length, last);
    }

    String expected() {
        return check.expected();
    }
}
