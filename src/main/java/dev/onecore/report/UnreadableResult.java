package dev.onecore.report;

/** A campaign's result that is missing or cannot be read; the message names the file and says what is wrong. */
public final class UnreadableResult extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableResult(String message) {
        super(message, null, false, false);
    }
}
