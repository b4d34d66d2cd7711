package dev.onecore.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A server's standard error: copied to a file of bounded size, its last lines kept. It is read for as long as the server
 * writes, full file or not, so that a server that writes much never blocks on a full pipe.
 */
final class ServerLog {
    /** Size at which the file is cut. */
    static final long MOST_BYTES = 4 << 20;

    private static final int KEPT_LINES = 20;
    private static final int KEPT_CHARS = 2_000;

    private final Deque<String> last = new ArrayDeque<>();
    private final Thread copier;

    /** Begins to copy {@code stderr} to {@code file} on a daemon thread. */
    ServerLog(InputStream stderr, Path file) throws IOException {
        Writer out = Files.newBufferedWriter(file);
        copier = new Thread(() -> copy(stderr, out), "server log");
        copier.setDaemon(true);
        copier.start();
    }

    /** The last lines so far, at most 20. */
    List<String> lastLines() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }

    /** Waits until the stream has ended, but not longer than {@code millis}. */
    void awaitEnd(long millis) {
        try {
            copier.join(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void copy(InputStream stderr, Writer out) {
        // The decoder replaces what is not UTF-8.
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stderr, StandardCharsets.UTF_8));
                out) {
            long room = MOST_BYTES;
            for (String line = BoundedLine.read(lines); line != null; line = BoundedLine.read(lines)) {
                keep(line);
                long size = line.getBytes(StandardCharsets.UTF_8).length + 1L;
                if (room >= 0 && size > room) {
                    write(out, "[cut here: the log has reached " + (MOST_BYTES >> 20) + " MiB]");
                    room = -1;
                } else if (room >= 0) {
                    room = write(out, line) ? room - size : -1;
                }
            }
        } catch (IOException ended) {
            keep("[standard error broke: " + ended.getMessage() + "]");
        }
    }

    private void keep(String line) {
        synchronized (last) {
            last.addLast(line.length() > KEPT_CHARS ? line.substring(0, KEPT_CHARS) + " …" : line);
            if (last.size() > KEPT_LINES) {
                last.removeFirst();
            }
        }
    }

    /** False when the disk is full: then this log stops, and nothing else. */
    private static boolean write(Writer out, String line) {
        try {
            out.append(line).append('\n').flush();
            return true;
        } catch (IOException full) {
            return false;
        }
    }
}
