package dev.onecore.box;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes files one after another in the format ustar (POSIX.1-1988), which every system's tar reads. */
final class TarFile implements AutoCloseable {

    private static final int BLOCK = 512;
    private static final int MOST_NAME = 100;

    private final OutputStream out;

    TarFile(OutputStream out) {
        this.out = new BufferedOutputStream(out);
    }

    void add(String name, byte[] content) throws IOException {
        header(name, content.length);
        out.write(content);
        fill(content.length);
    }

    void add(String name, Path file) throws IOException {
        long size = Files.size(file);
        header(name, size);
        long copied = Files.copy(file, out);
        if (copied != size) {
            throw new IOException(file + " changed while it was read");
        }
        fill(size);
    }

    private void header(String name, long size) throws IOException {
        byte[] header = new byte[BLOCK];
        byte[] spelled = name.getBytes(StandardCharsets.UTF_8);
        if (spelled.length > MOST_NAME) {
            throw new IOException("the name " + name + " is longer than " + MOST_NAME + " bytes");
        }
        put(header, 0, spelled);
        put(header, 100, octal(0600, 7));
        put(header, 108, octal(0, 7));
        put(header, 116, octal(0, 7));
        put(header, 124, octal(size, 11));
        put(header, 136, octal(0, 11));
        put(header, 148, "        ".getBytes(StandardCharsets.US_ASCII));
        header[156] = '0';
        put(header, 257, "ustar\0".getBytes(StandardCharsets.US_ASCII));
        put(header, 263, "00".getBytes(StandardCharsets.US_ASCII));
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, octal(sum, 6));
        header[154] = 0;
        out.write(header);
    }

    private static byte[] octal(long value, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "o", value).getBytes(StandardCharsets.US_ASCII);
    }

    private static void put(byte[] header, int at, byte[] bytes) {
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private void fill(long size) throws IOException {
        out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }

    /** Two empty blocks are the end. */
    @Override
    public void close() throws IOException {
        try (out) {
            out.write(new byte[2 * BLOCK]);
        }
    }
}
