package dev.onecore.ssh;

import java.io.IOException;

/** What could not be done on another machine, in plain words and with the way out; it never holds a secret. */
public final class SshFailure extends IOException {

    SshFailure(String message) {
        super(message);
    }

    SshFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
