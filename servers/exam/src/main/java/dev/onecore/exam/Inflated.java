package dev.onecore.exam;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Messages that a server compressed by permessage-deflate, one after another (RFC 7692, section 7.2). */
final class Inflated {

    /** What the compressor leaves out at the end of a message. */
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

    private final Inflater inflater = new Inflater(true);
    private int taken;

    /** Returns how many bytes the last message had before it was inflated. */
    int taken() {
        return taken;
    }

    /** Returns a message inflated; a message that cannot be is a {@link Violation}. */
    byte[] of(byte[] compressed) {
        taken = compressed.length;
        byte[] whole = Arrays.copyOf(compressed, compressed.length + TAIL.length);
        System.arraycopy(TAIL, 0, whole, compressed.length, TAIL.length);
        inflater.setInput(whole);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] part = new byte[65_536];
        try {
            for (int count = inflater.inflate(part); count > 0; count = inflater.inflate(part)) {
                out.write(part, 0, count);
            }
        } catch (DataFormatException e) {
            throw new Violation("a message that can be inflated", String.valueOf(e.getMessage()));
        }
        return out.toByteArray();
    }

    /** Returns a client's message compressed for itself, which any server can inflate. */
    static byte[] deflated(byte[] message) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(message);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] part = new byte[65_536];
        int count;
        do {
            count = deflater.deflate(part, 0, part.length, Deflater.SYNC_FLUSH);
            out.write(part, 0, count);
        } while (count == part.length);
        deflater.end();
        return Arrays.copyOf(out.toByteArray(), out.size() - TAIL.length);
    }
}
