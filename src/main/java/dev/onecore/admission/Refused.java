package dev.onecore.admission;

/** A server cannot take part in the campaign. The message says why and what to do; there is no stack trace to read. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message, null, false, false);
    }
}
