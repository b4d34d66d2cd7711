package dev.onecore.gatling;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Standard output with a last line that is written anew, and makes room for every other line. For any thread. */
final class StatusStream extends PrintStream {

    /** To the line's first cell, and nothing to its right. */
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream to;
    private boolean shown;

    /**
     * One that shows nothing yet.
     *
     * @param to takes all that is printed
     */
    StatusStream(PrintStream to) {
        super(to, true, StandardCharsets.UTF_8);
        this.to = to;
    }

    /** Whether what this process prints goes to a terminal that can erase a line, as far as Linux tells. */
    static boolean isTerminal() {
        try {
            String standard = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            boolean terminal = standard.startsWith("/dev/pts/") || standard.startsWith("/dev/tty");
            return terminal && !"dumb".equals(System.getenv().getOrDefault("TERM", "dumb"));
        } catch (IOException | UnsupportedOperationException notLinux) {
            return false;
        }
    }

    /** Writes the last line, in place of that which is there. */
    synchronized void show(String line) {
        to.print(ERASE + line);
        to.flush();
        shown = true;
    }

    /** Takes the last line away. */
    synchronized void erase() {
        if (shown) {
            to.print(ERASE);
            to.flush();
            shown = false;
        }
    }

    @Override
    public synchronized void print(String text) {
        erase();
        to.print(text);
    }

    @Override
    public synchronized void println() {
        erase();
        to.println();
    }

    @Override
    public synchronized void println(String text) {
        print(text);
        to.println();
    }
}
