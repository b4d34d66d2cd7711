package dev.onecore.exam;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One frame of RFC 6455, section 5.2, as a client sends it; the methods on it return copies that are broken in one
 * more way.
 */
final class Frame {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final byte[] MASK = {0x3a, (byte) 0xc5, 0x07, (byte) 0x91};

    private final int firstByte;
    private final boolean masked;
    private final long claimedLength;
    private final byte[] payload;

    private Frame(int firstByte, boolean masked, long claimedLength, byte[] payload) {
        this.firstByte = firstByte;
        this.masked = masked;
        this.claimedLength = claimedLength;
        this.payload = payload;
    }

    static Frame of(int opcode, byte[] payload) {
        return new Frame(0x80 | opcode, true, payload.length, payload);
    }

    static Frame text(String text) {
        return of(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    static Frame binary(byte[] payload) {
        return of(BINARY, payload);
    }

    static Frame continuation(byte[] payload) {
        return of(CONTINUATION, payload);
    }

    static Frame ping(String payload) {
        return of(PING, payload.getBytes(StandardCharsets.UTF_8));
    }

    static Frame close(int code, String reason) {
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        return of(
                CLOSE,
                ByteBuffer.allocate(2 + words.length)
                        .putShort((short) code)
                        .put(words)
                        .array());
    }

    /** Returns this frame without the FIN bit: more of the message follows. */
    Frame unfinished() {
        return new Frame(firstByte & 0x7f, masked, claimedLength, payload);
    }

    /** Returns this frame with reserved bits, 1 to 7. */
    Frame reserved(int bits) {
        return new Frame(firstByte | bits << 4, masked, claimedLength, payload);
    }

    /** Returns this frame without a mask. */
    Frame unmasked() {
        return new Frame(firstByte, false, claimedLength, payload);
    }

    /** Returns this frame with a header that claims another length than its payload has. */
    Frame claiming(long length) {
        return new Frame(firstByte, masked, length, payload);
    }

    /** Returns the frame as it goes over the wire. */
    byte[] bytes() {
        ByteBuffer wire = ByteBuffer.allocate(14 + payload.length);
        wire.put((byte) firstByte);
        int maskBit = masked ? 0x80 : 0;
        if (claimedLength >= 0 && claimedLength < 126) {
            wire.put((byte) (maskBit | claimedLength));
        } else if (claimedLength >= 0 && claimedLength < 65_536) {
            wire.put((byte) (maskBit | 126)).putShort((short) claimedLength);
        } else {
            wire.put((byte) (maskBit | 127)).putLong(claimedLength);
        }
        if (masked) {
            wire.put(MASK);
        }
        int start = wire.position();
        wire.put(payload);
        if (masked) {
            byte[] array = wire.array();
            for (int i = 0; i < payload.length; i++) {
                array[start + i] ^= MASK[i & 3];
            }
        }
        byte[] exact = new byte[wire.position()];
        wire.flip().get(exact);
        return exact;
    }
}
