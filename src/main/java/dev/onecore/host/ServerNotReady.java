package dev.onecore.host;

import java.io.IOException;
import java.util.List;

/** A server that could not be started; the message says what it did instead, and ends with its last lines. */
public final class ServerNotReady extends IOException {
    private static final long serialVersionUID = 1L;

    ServerNotReady(String what, List<String> lastLines) {
        super(lastLines.isEmpty() ? what : what + "; its last lines:\n  " + String.join("\n  ", lastLines));
    }
}
