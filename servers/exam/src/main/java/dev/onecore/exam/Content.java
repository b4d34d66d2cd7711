package dev.onecore.exam;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The test data of the contract: byte p of every upload, download and stream tail is byte p mod 1 MiB of the pool. */
final class Content {

    /** Bytes in the pool. */
    static final int SIZE = 1 << 20;

    private static final byte[] POOL = pool();

    private Content() {}

    /** Returns a copy of the content from a position on. */
    static byte[] slice(long position, int length) {
        byte[] slice = new byte[length];
        for (int done = 0; done < length; ) {
            int from = (int) ((position + done) % SIZE);
            int part = Math.min(length - done, SIZE - from);
            System.arraycopy(POOL, from, slice, done, part);
            done += part;
        }
        return slice;
    }

    /** Returns whether bytes, from an offset to their end, are the content from a position on. */
    static boolean equals(byte[] bytes, int offset, long position) {
        for (int done = offset; done < bytes.length; ) {
            int from = (int) ((position + done - offset) % SIZE);
            int part = Math.min(bytes.length - done, SIZE - from);
            if (!Arrays.equals(bytes, done, done + part, POOL, from, from + part)) {
                return false;
            }
            done += part;
        }
        return true;
    }

    private static byte[] pool() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] pool = new byte[SIZE];
            for (int k = 0; k < SIZE / 32; k++) {
                byte[] digest = sha256.digest(("onecore1:1:" + k).getBytes(StandardCharsets.US_ASCII));
                System.arraycopy(digest, 0, pool, 32 * k, 32);
            }
            return pool;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
