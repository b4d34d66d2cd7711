package dev.onecore.socket;

import dev.onecore.contract.Pool;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/**
 * The contract's test data, one copy for all sockets: plain to compare with, masked to be sent. Read at given indices only, so that
 * event loops may share it.
 */
final class TestData {
    private static final byte[] BYTES = Pool.build().bytes();

    private static final ByteBuffer PLAIN =
            ByteBuffer.allocateDirect(BYTES.length).put(BYTES).flip();

    /**
     * A client is to take a fresh masking key for each frame, so that nobody can choose the bytes on the wire (RFC 6455, section
     * 10.3). What is sent here was not chosen by anybody, and unmasking costs the server the same; so the key of a big frame is
     * drawn once a process.
     */
    private static final int KEY = new SecureRandom().nextInt();

    private static final ByteBuf MASKED = Unpooled.unreleasableBuffer(masked());

    private static final Map<Long, String> CRC32S = new ConcurrentHashMap<>();

    private TestData() {}

    /** The pool, twice over; not to be written. */
    static byte[] bytes() {
        return BYTES;
    }

    /** Whether {@code length} bytes of {@code in} are the pool's from {@code offset} on, which is below {@link Pool#SIZE}. */
    static boolean matches(ByteBuf in, int at, int offset, int length) {
        if (length == Long.BYTES) {
            return in.getLong(at) == PLAIN.getLong(offset);
        }
        for (int done = 0; done < length; done += Pool.SIZE) {
            int part = Math.min(Pool.SIZE, length - done);
            if (!in.nioBuffer(at + done, part).equals(PLAIN.slice(offset, part))) {
                return false;
            }
        }
        return true;
    }

    /** A frame's payload: the pool's bytes from {@code offset} on, masked with {@link #maskingKey}. */
    static ByteBuf masked(int offset, int length) {
        return MASKED.slice(offset, length);
    }

    /** Writes a frame's payload: the same bytes as a copy, which is cheaper for few of them. */
    static void writeMasked(ByteBuf out, int offset, int length) {
        out.writeBytes(MASKED, offset, length);
    }

    /** The key that the payload from {@code offset} on was masked with. */
    static int maskingKey(int offset) {
        return Integer.rotateLeft(KEY, offset % Integer.BYTES * Byte.SIZE);
    }

    /** The CRC-32 of a file of so many bytes, in hex; computed once, which takes some milliseconds. */
    static String crc32(long bytes) {
        return CRC32S.computeIfAbsent(bytes, size -> {
            CRC32 crc = new CRC32();
            for (long left = size; left > 0; left -= Pool.SIZE) {
                crc.update(BYTES, 0, (int) Math.min(left, Pool.SIZE));
            }
            return HexFormat.of().toHexDigits((int) crc.getValue());
        });
    }

    private static ByteBuf masked() {
        ByteBuf out = Unpooled.directBuffer(BYTES.length);
        while (out.isWritable()) {
            out.writeInt(PLAIN.getInt(out.writerIndex()) ^ KEY);
        }
        return out;
    }
}
