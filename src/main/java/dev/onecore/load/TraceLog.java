package dev.onecore.load;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Where the first frames of one user are printed as they pass, for whoever writes a script. Used by one event loop. */
public final class TraceLog {
    private static final double NS_PER_MS = TimeUnit.MILLISECONDS.toNanos(1);

    private final String label;
    private final boolean secrets;
    private final Consumer<String> lines;
    private int left;

    /**
     * A log that nothing was written to.
     *
     * @param label whose frames they are
     * @param frames so many are printed
     * @param secrets whether credentials, cookies, tokens and the like are printed too
     */
    public TraceLog(String label, int frames, boolean secrets, Consumer<String> lines) {
        this.label = label;
        this.left = frames;
        this.secrets = secrets;
        this.lines = lines;
    }

    /** Whether what may be a secret is printed. */
    public boolean secrets() {
        return secrets;
    }

    /** Whether more frames are to be printed. */
    public boolean wants() {
        return left > 0;
    }

    /**
     * A frame passed.
     *
     * @param sinceConnectNs how long after the connect was begun
     */
    public void frame(long sinceConnectNs, String words) {
        if (wants()) {
            left--;
            line(sinceConnectNs, words);
            if (left == 0) {
                line(sinceConnectNs, "(the last frame that was asked for)");
            }
        }
    }

    /** Something that is no frame, such as a line of the handshake. */
    public void line(long sinceConnectNs, String words) {
        lines.accept(String.format(Locale.ROOT, "%s %10.3f ms %s", label, sinceConnectNs / NS_PER_MS, words));
    }
}
