package dev.onecore.socket;

import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/**
 * Builds a client's frames, each under a fresh masking key (RFC 6455, section 5.3), straight into the buffer that is written.
 * One for each socket.
 */
final class FrameWriter {
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int KEY_BYTES = 4;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Nobody outside can know the keys: the one seed of all of them is as unpredictable as the platform makes it. */
    private static final SplittableRandom KEYS = new SplittableRandom(new SecureRandom().nextLong());

    private final SplittableRandom keys;

    FrameWriter() {
        synchronized (KEYS) {
            keys = KEYS.split();
        }
    }

    /** Bytes of a frame's header, its masking key included. */
    static int headerBytes(int payload) {
        return KEY_BYTES + (payload < 126 ? 2 : payload < 1 << 16 ? 4 : 10);
    }

    /** A header for a payload that was masked before, with {@code key}. */
    static void header(ByteBuf out, int opcode, int payload, int key) {
        out.writeByte(FINAL | opcode);
        if (payload < 126) {
            out.writeByte(MASKED | payload);
        } else if (payload < 1 << 16) {
            out.writeByte(MASKED | 126).writeShort(payload);
        } else {
            out.writeByte(MASKED | 127).writeLong(payload);
        }
        out.writeInt(key);
    }

    /** A binary frame of two longs, big-endian, and {@code length} bytes from {@code tail} after them. */
    void stamped(ByteBuf out, long first, long second, byte[] tail, int from, int length) {
        int key = keys.nextInt();
        header(out, FrameReader.BINARY, 2 * Long.BYTES + length, key);
        long mask = twice(key);
        out.writeLong(first ^ mask).writeLong(second ^ mask);
        masked(out, mask, tail, from, length);
    }

    /** A frame of any bytes. */
    void frame(ByteBuf out, int opcode, byte[] payload) {
        int key = keys.nextInt();
        header(out, opcode, payload.length, key);
        masked(out, twice(key), payload, 0, payload.length);
    }

    /** A text frame. */
    void text(ByteBuf out, String text) {
        frame(out, FrameReader.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void masked(ByteBuf out, long mask, byte[] bytes, int from, int length) {
        int at = from;
        int end = from + length;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            out.writeLong((long) LONG.get(bytes, at) ^ mask);
        }
        for (long rest = mask; at < end; at++) {
            rest = Long.rotateLeft(rest, Byte.SIZE);
            out.writeByte(bytes[at] ^ (int) rest);
        }
    }

    private static long twice(int key) {
        return (long) key << Integer.SIZE | Integer.toUnsignedLong(key);
    }
}
