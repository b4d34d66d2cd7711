package dev.onecore.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts what is written into lines and hands them on at once. It is written to by the thread that reads for all channels of a
 * session, so it never waits, and a line has an end.
 */
final class LineSplitter extends OutputStream {

    private static final int MOST_BYTES = 1 << 20;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();

    LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n') {
            flushLine();
        } else if (open.size() < MOST_BYTES) {
            open.write(octet);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int at = offset; at < offset + length; at++) {
            write(bytes[at]);
        }
    }

    /** The last line may have no end. */
    @Override
    public synchronized void close() {
        if (open.size() > 0) {
            flushLine();
        }
    }

    private void flushLine() {
        lines.accept(open.toString(StandardCharsets.UTF_8));
        open.reset();
    }
}
