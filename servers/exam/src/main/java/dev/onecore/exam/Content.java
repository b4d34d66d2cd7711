package dev.onecore.exam;

import dev.onecore.contract.Pool;

/** The content of every upload and download: byte p is byte p mod 1 MiB of the pool. */
final class Content {

    private static final Pool POOL = Pool.build();

    private Content() {}

    /** Returns a copy of the content from a position on. */
    static byte[] slice(long position, int length) {
        byte[] slice = new byte[length];
        for (int done = 0; done < length; ) {
            int part = Math.min(length - done, Pool.SIZE);
            System.arraycopy(POOL.bytes(), Pool.offset(position + done), slice, done, part);
            done += part;
        }
        return slice;
    }

    /** Returns whether bytes, from an offset to their end, are the content from a position on. */
    static boolean equals(byte[] bytes, int offset, long position) {
        return POOL.matches(bytes, offset, bytes.length - offset, position);
    }
}
