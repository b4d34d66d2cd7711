package dev.onecore.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;

/**
 * Takes frames apart (RFC 6455, section 5) that are to be shown, of either side: of each it keeps the header and the first bytes,
 * however long it is. What breaks the protocol is for others to find.
 */
final class FrameSketch {
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int KEY_BYTES = 4;
    private static final int LONGEST_HEADER = 14;

    /** Enough for 200 characters, of four bytes each, and one more. */
    static final int MOST_KEPT = 804;

    /**
     * A frame.
     *
     * @param last whether its message ends with it
     * @param length of its payload, in bytes
     * @param beginning of its payload, unmasked; not to be changed
     */
    record SketchedFrame(boolean last, int opcode, long length, ByteBuf beginning) {}

    /** Who is told of each. */
    interface SketchSink {
        void frame(SketchedFrame frame);
    }

    private final SketchSink sink;
    private final ByteBuf header = Unpooled.buffer(LONGEST_HEADER);
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean inPayload;
    private long length;
    private long came;
    private int key;

    FrameSketch(SketchSink sink) {
        this.sink = sink;
    }

    /** Looks at bytes, and leaves their indices as they were. */
    void read(ByteBuf bytes) {
        ByteBuf in = bytes.duplicate();
        while (in.isReadable()) {
            if (inPayload) {
                payload(in);
            } else {
                header.writeByte(in.readByte());
                if (header.readableBytes() == wanted()) {
                    open();
                }
            }
        }
    }

    private int wanted() {
        if (header.readableBytes() < 2) {
            return 2;
        }
        int second = header.getByte(1);
        int length = second & 0x7f;
        return 2 + (length == 126 ? 2 : length == 127 ? Long.BYTES : 0) + ((second & MASKED) == 0 ? 0 : KEY_BYTES);
    }

    private void open() {
        int second = header.getByte(1);
        int said = second & 0x7f;
        length = said == 126 ? header.getUnsignedShort(2) : said == 127 ? header.getLong(2) : said;
        key = (second & MASKED) == 0 ? 0 : header.getInt(header.readableBytes() - KEY_BYTES);
        came = 0;
        inPayload = true;
        if (length <= 0) {
            close();
        }
    }

    private void payload(ByteBuf in) {
        int count = (int) Math.min(length - came, in.readableBytes());
        for (int i = 0; i < count && came + i < MOST_KEPT; i++) {
            int shift = Byte.SIZE * (KEY_BYTES - 1 - (int) ((came + i) % KEY_BYTES));
            kept.write(in.getByte(in.readerIndex() + i) ^ (key >>> shift));
        }
        in.skipBytes(count);
        came += count;
        if (came == length) {
            close();
        }
    }

    private void close() {
        int first = header.getByte(0);
        sink.frame(new SketchedFrame(
                (first & FINAL) != 0, first & 0xf, length, Unpooled.wrappedBuffer(kept.toByteArray())));
        header.clear();
        kept.reset();
        inPayload = false;
    }
}
