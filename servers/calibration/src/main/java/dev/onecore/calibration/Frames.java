package dev.onecore.calibration;

import dev.onecore.contract.Close;
import dev.onecore.contract.Limits;
import java.nio.ByteBuffer;

/** Reads the frames of one client (RFC 6455, section 5.2), whatever pieces they come in. */
final class Frames {
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FIN = 0x80;
    private static final int RESERVED = 0x70;
    private static final int MASKED = 0x80;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int MOST_OF_CONTROL = 125;
    private static final int LONGEST_HEAD = 14;

    /** Takes what the frames hold. */
    interface Sink {
        /** A piece of a data message, unmasked; {@code last} ends the message. */
        void data(boolean text, ByteBuffer piece, boolean last);

        /** A whole control frame. */
        void control(int opcode, byte[] payload);
    }

    /** The client broke a rule. */
    static final class Broken extends Exception {
        private final Close code;

        Broken(Close code, String reason) {
            super(reason);
            this.code = code;
        }

        Close code() {
            return code;
        }
    }

    private final Sink sink;
    private final byte[] head = new byte[LONGEST_HEAD];
    private int headBytes;
    private long left = -1;
    private int masked;
    private int messageOpcode;
    private long messageBytes;
    private byte[] control = new byte[0];

    Frames(Sink sink) {
        this.sink = sink;
    }

    /** Reads all that is there. */
    void read(ByteBuffer in) throws Broken {
        while (in.hasRemaining()) {
            if (left < 0) {
                head[headBytes++] = in.get();
                if (headBytes >= 2 && headBytes == headLength()) {
                    begin();
                }
            } else {
                payload(in);
            }
        }
    }

    private int headLength() {
        int length = head[1] & 0x7f;
        int extended = length == LENGTH_16 ? Short.BYTES : length == LENGTH_64 ? Long.BYTES : 0;
        return 2 + extended + ((head[1] & MASKED) == 0 ? 0 : Integer.BYTES);
    }

    private int opcode() {
        return head[0] & 0x0f;
    }

    private boolean fin() {
        return (head[0] & FIN) != 0;
    }

    private boolean isControl() {
        return opcode() >= CLOSE;
    }

    /** The head is whole: what it announces is checked before anything is made of it. */
    private void begin() throws Broken {
        require((head[1] & MASKED) != 0, "a client's frame is masked");
        require((head[0] & RESERVED) == 0, "a reserved bit is set");
        int opcode = opcode();
        require(opcode <= BINARY || (opcode >= CLOSE && opcode <= PONG), "opcode " + opcode + " is reserved");
        long length = length();
        require(length >= 0, "the length's top bit is set");
        if (isControl()) {
            require(fin() && length <= MOST_OF_CONTROL, "a control frame is whole and has at most 125 bytes");
            control = new byte[(int) length];
        } else {
            require((opcode == 0) == (messageOpcode != 0), "fragments are out of order");
            messageOpcode = opcode == 0 ? messageOpcode : opcode;
            messageBytes += length;
            if (length > Limits.MAX_MESSAGE || messageBytes > Limits.MAX_MESSAGE) {
                throw new Broken(Close.TOO_BIG, "a message has at most " + Limits.MAX_MESSAGE + " bytes");
            }
        }
        left = length;
        masked = 0;
        if (left == 0) {
            payload(ByteBuffer.allocate(0));
        }
    }

    private long length() {
        int length = head[1] & 0x7f;
        ByteBuffer view = ByteBuffer.wrap(head);
        return switch (length) {
            case LENGTH_16 -> Short.toUnsignedLong(view.getShort(2));
            case LENGTH_64 -> view.getLong(2);
            default -> length;
        };
    }

    private void payload(ByteBuffer in) {
        int count = (int) Math.min(left, in.remaining());
        ByteBuffer piece = in.slice(in.position(), count);
        in.position(in.position() + count);
        unmask(piece);
        left -= count;
        boolean whole = left == 0;
        if (isControl()) {
            piece.get(0, control, control.length - (int) left - count, count);
        }
        if (!whole && isControl()) {
            return;
        }
        int opcode = opcode();
        boolean text = messageOpcode == TEXT;
        boolean last = whole && fin();
        if (whole) {
            left = -1;
            headBytes = 0;
        }
        if (opcode >= CLOSE) {
            sink.control(opcode, control);
        } else {
            if (last) {
                messageOpcode = 0;
                messageBytes = 0;
            }
            sink.data(text, piece, last);
        }
    }

    private void unmask(ByteBuffer piece) {
        int mask = headLength() - Integer.BYTES;
        for (int i = 0; i < piece.limit(); i++) {
            piece.put(i, (byte) (piece.get(i) ^ head[mask + (masked + i & 3)]));
        }
        masked += piece.limit();
    }

    private static void require(boolean kept, String rule) throws Broken {
        if (!kept) {
            throw new Broken(Close.PROTOCOL_ERROR, rule);
        }
    }
}
