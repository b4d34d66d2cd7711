package dev.onecore.socket;

import dev.onecore.contract.Pool;
import io.netty.buffer.ByteBuf;

/**
 * Checks messages of two stamps and pool bytes after them, in order, as they arrive: the answers of {@code /echo} and the messages
 * of {@code /stream}. The second stamp is the message's number from 0; the first is a tag of the connection, or any.
 */
final class MessageCheck {
    private static final int STAMPS = 2 * Long.BYTES;

    private final int size;
    private final boolean tagged;
    private final long tag;
    private long index;
    private long firstStamp;
    private int position;

    private MessageCheck(int size, boolean tagged, long tag) {
        this.size = size;
        this.tagged = tagged;
        this.tag = tag;
    }

    /** Messages whose first stamp is {@code tag}. */
    static MessageCheck tagged(int size, long tag) {
        return new MessageCheck(size, true, tag);
    }

    /** Messages whose first stamp may be anything: the server's clock. */
    static MessageCheck stamped(int size) {
        return new MessageCheck(size, false, 0);
    }

    /** Messages that came whole and right. */
    long checked() {
        return index;
    }

    /** The first stamp of the message that came last. */
    long firstStamp() {
        return firstStamp;
    }

    /** Whether these next bytes of a message are what they should be; if not, {@link #expected} says what that was. */
    boolean accepts(boolean text, ByteBuf in, int at, int length, boolean last) {
        int end = position + length;
        if (text || end > size || last != (end == size)) {
            return false;
        }
        boolean right = (position == 0 && length >= STAMPS)
                ? stamps(in, at) && tail(in, at + STAMPS, STAMPS, length - STAMPS)
                : pieces(in, at, length);
        position = last ? 0 : end;
        index += last ? 1 : 0;
        return right;
    }

    /** What was expected where {@link #accepts} said no. */
    String expected() {
        return "message " + index + " of " + size + " bytes did not come back as it should";
    }

    private boolean stamps(ByteBuf in, int at) {
        firstStamp = in.getLong(at);
        return (!tagged || firstStamp == tag) && in.getLong(at + Long.BYTES) == index;
    }

    private boolean tail(ByteBuf in, int at, int from, int length) {
        int offset = Pool.offset(Pool.streamOffset(index) + from - STAMPS);
        return TestData.matches(in, at, offset, length);
    }

    private boolean pieces(ByteBuf in, int at, int length) {
        int stamped = Math.min(Math.max(STAMPS - position, 0), length);
        for (int i = 0; i < stamped; i++) {
            if (position + i < Long.BYTES) {
                firstStamp = firstStamp << Byte.SIZE | in.getUnsignedByte(at + i);
            }
            if ((tagged || position + i >= Long.BYTES) && in.getByte(at + i) != stampByte(position + i)) {
                return false;
            }
        }
        return tail(in, at + stamped, position + stamped, length - stamped);
    }

    private byte stampByte(int i) {
        long stamp = i < Long.BYTES ? tag : index;
        return (byte) (stamp >>> (Byte.SIZE * (Long.BYTES - 1 - i % Long.BYTES)));
    }
}
