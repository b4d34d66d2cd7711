package dev.onecore.evidence;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * A file that grows by whole lines, each handed to the operating system at once.
 *
 * <p>When a line cannot be written, its beginning is cut off again, the loss is reported once, and nothing is appended any
 * more, so that what was written before stays readable. A log that was closed in good order ends in a line that counts its
 * entries; without it a reader knows that something is missing. Any thread may append.
 */
final class AppendLog implements Closeable {

    private final Path file;
    private final OutputStream out;
    private final LongFunction<String> lastLine;
    private final Consumer<String> losses;
    private long length;
    private long entries;
    private boolean finished;

    /** The log {@code file}, newly created, whose last line is made of the number of entries. */
    static AppendLog create(Path file, LongFunction<String> lastLine, Consumer<String> losses) throws IOException {
        return new AppendLog(file, new FileOutputStream(file.toFile()), lastLine, losses);
    }

    AppendLog(Path file, OutputStream out, LongFunction<String> lastLine, Consumer<String> losses) {
        this.file = file;
        this.out = out;
        this.lastLine = lastLine;
        this.losses = losses;
    }

    /** Appends lines that are not entries, such as a header; each ends in a line feed. */
    synchronized void header(String lines) {
        write(lines);
    }

    /** Appends one entry, a line with its line feed. */
    synchronized void append(String line) {
        if (write(line)) {
            entries++;
        }
    }

    private boolean write(String lines) {
        if (finished) {
            return false;
        }
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        try {
            out.write(bytes);
            length += bytes.length;
            return true;
        } catch (IOException e) {
            finished = true;
            cutBack();
            losses.accept("%s cannot be written any more (%s); what follows is lost"
                    .formatted(file.getFileName(), Fault.in(e)));
            return false;
        }
    }

    private void cutBack() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        } catch (IOException e) {
            // The reader leaves a torn last line out.
        }
    }

    @Override
    public synchronized void close() throws IOException {
        write(lastLine.apply(entries));
        finished = true;
        out.close();
    }
}
