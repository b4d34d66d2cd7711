package dev.onecore.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Takes apart what a server sends (RFC 6455, section 5) where it lies: nothing is copied, joined or buffered, however long a
 * message is.
 *
 * <pre>
 *   header -----&gt; payload of n bytes, handed on as it arrives -----&gt; header
 *     |  a control frame's payload is gathered, at most 125 bytes      ^
 *     +----------------------------------------------------------------+
 * </pre>
 */
final class FrameReader {
    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xa;

    private static final int LONGEST_HEADER = 10;
    private static final int LONGEST_CONTROL = 125;

    /** Who is told of what came. */
    interface Sink {

        /**
         * The next bytes of a data message, in order; none when its end was all that came.
         *
         * @param in holds them at {@code at}; to be read, not kept
         * @param last whether the message ends with them
         */
        void data(boolean text, ByteBuf in, int at, int length, boolean last);

        /** A whole control frame, between or inside messages. */
        void control(int opcode, ByteBuf payload);
    }

    /** The server broke the protocol; the connection is of no further use. */
    static final class Violation extends Exception {
        Violation(String rule) {
            super(rule, null, false, false);
        }
    }

    private final Sink sink;
    private final ByteBuf header = Unpooled.buffer(LONGEST_HEADER);
    private final ByteBuf control = Unpooled.buffer(LONGEST_CONTROL);
    private boolean inFrame;
    private boolean finalFrame;
    private int opcode;
    private boolean inMessage;
    private boolean text;
    private long left;
    private boolean stopped;

    FrameReader(Sink sink) {
        this.sink = sink;
    }

    /** From now on whatever comes is ignored, the rest of what is being read too. */
    void stop() {
        stopped = true;
    }

    /** Reads all that is readable; a frame may be spread over any number of calls. */
    void read(ByteBuf in) throws Violation {
        while (!stopped && in.isReadable()) {
            if (inFrame || header(in)) {
                payload(in);
            }
        }
    }

    /** Whether the header is complete; if it is not, all there is of it was set aside. */
    private boolean header(ByteBuf in) throws Violation {
        if (header.isReadable() || in.readableBytes() < wanted(in)) {
            header.writeByte(in.readByte());
            if (header.readableBytes() < wanted(header)) {
                return false;
            }
            open(header);
            header.clear();
        } else {
            open(in);
        }
        return true;
    }

    private static int wanted(ByteBuf in) {
        if (in.readableBytes() < 2) {
            return 2;
        }
        int length = in.getByte(in.readerIndex() + 1) & 0x7f;
        return length < 126 ? 2 : length == 126 ? 4 : LONGEST_HEADER;
    }

    private void open(ByteBuf in) throws Violation {
        int first = in.readByte();
        int second = in.readByte();
        finalFrame = (first & 0x80) != 0;
        opcode = first & 0xf;
        left = second & 0x7f;
        if ((first & 0x70) != 0) {
            throw new Violation("a reserved bit is set");
        }
        if ((second & 0x80) != 0) {
            throw new Violation("a server's frame is masked");
        }
        if (opcode >= CLOSE) {
            if (opcode > PONG || !finalFrame || left > LONGEST_CONTROL) {
                throw new Violation("control frame of opcode " + opcode + " is unknown, fragmented or too long");
            }
            control.clear();
        } else {
            begin();
        }
        if (left == 126) {
            left = in.readUnsignedShort();
        } else if (left == 127) {
            left = in.readLong();
        }
        if (left < 0) {
            throw new Violation("a frame's length is negative");
        }
        inFrame = true;
    }

    private void begin() throws Violation {
        if (opcode > BINARY || (opcode == CONTINUATION) != inMessage) {
            throw new Violation(
                    "opcode " + opcode + (inMessage ? " inside a fragmented message" : " at a message's start"));
        }
        if (!inMessage) {
            text = opcode == TEXT;
        }
        inMessage = true;
    }

    private void payload(ByteBuf in) {
        int length = (int) Math.min(left, in.readableBytes());
        left -= length;
        inFrame = left > 0;
        if (opcode >= CLOSE) {
            control.writeBytes(in, length);
            if (!inFrame) {
                sink.control(opcode, control);
            }
            return;
        }
        boolean last = finalFrame && !inFrame;
        inMessage = !last;
        int at = in.readerIndex();
        in.skipBytes(length);
        sink.data(text, in, at, length, last);
    }
}
