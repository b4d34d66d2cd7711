package dev.onecore.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The test data: 1 MiB of incompressible bytes that both sides can make, to send as slices and to check against.
 *
 * <p>Bytes 32k..32k+31 are the SHA-256 of the ASCII string {@code onecore1:1:<k>}; indices wrap. The bytes are held
 * twice over, so that every slice of up to {@link #SIZE} bytes from an offset below {@link #SIZE} is contiguous.
 */
public final class Pool {
    /** The length of the pool in bytes, a power of two. */
    public static final int SIZE = 1 << 20;

    private static final int BLOCK = 32;

    private final byte[] twice;
    private final ByteBuffer direct;

    private Pool(byte[] twice) {
        this.twice = twice;
        this.direct = ByteBuffer.allocateDirect(twice.length).put(twice).flip().asReadOnlyBuffer();
    }

    /** Builds the pool: 32,768 digests, some tens of milliseconds, to be done before a server is ready. */
    public static Pool build() {
        byte[] twice = new byte[2 * SIZE];
        MessageDigest sha256 = Digest.sha256();
        try {
            for (int k = 0; k < SIZE / BLOCK; k++) {
                sha256.update(("onecore1:1:" + k).getBytes(StandardCharsets.US_ASCII));
                sha256.digest(twice, k * BLOCK, BLOCK);
            }
        } catch (DigestException impossible) {
            throw new IllegalStateException("SHA-256 does not fit " + BLOCK + " bytes", impossible);
        }
        System.arraycopy(twice, 0, twice, SIZE, SIZE);
        return new Pool(twice);
    }

    /** Where in the pool byte {@code position} of an upload or download is found. */
    public static int offset(long position) {
        return (int) (position & (SIZE - 1));
    }

    /** Where in the pool the pool part of message {@code index} of a stream starts. */
    public static int streamOffset(long index) {
        return offset(Limits.STAMP_BYTES * index);
    }

    /** The pool, twice over, shared and not to be written: an adapter slices or copies it as its framework likes. */
    public byte[] bytes() {
        return twice;
    }

    /**
     * The pool bytes from {@code offset}, read-only and off the heap, so that a socket takes them without a copy.
     *
     * @param offset below {@link #SIZE}
     * @param length up to {@link #SIZE}
     */
    public ByteBuffer slice(int offset, int length) {
        return direct.slice(offset, length);
    }

    /**
     * Gathers the pool bytes from {@code offset}, wrapping around as often as needed: the payload of one message longer
     * than the pool, without its bytes.
     *
     * @param length any, up to {@link Limits#MAX_SINGLE_DOWNLOAD} in the contract
     */
    public ByteBuffer[] slices(int offset, int length) {
        ByteBuffer[] parts = new ByteBuffer[(length + SIZE - 1) / SIZE];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = slice(offset, Math.min(SIZE, length - i * SIZE));
        }
        return parts;
    }

    /** Whether {@code bytes[from, from + length)} are the pool bytes from {@code position} on. */
    public boolean matches(byte[] bytes, int from, int length, long position) {
        for (int done = 0; done < length; ) {
            int part = Math.min(SIZE, length - done);
            int offset = offset(position + done);
            if (!Arrays.equals(bytes, from + done, from + done + part, twice, offset, offset + part)) {
                return false;
            }
            done += part;
        }
        return true;
    }
}
