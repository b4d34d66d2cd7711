package dev.onecore.host;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads lines from a process that is not trusted and may never end them. */
final class BoundedLine {
    private static final int MOST_CHARS = 16_384;

    private BoundedLine() {}

    /** The next line, cut into pieces when it is very long; null at the end. */
    static @Nullable String read(Reader in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return line.toString();
            }
            line.append((char) c);
            if (line.length() == MOST_CHARS) {
                return line.toString();
            }
        }
        return line.isEmpty() ? null : line.toString();
    }
}
