package dev.onecore.admission;

/** A server cannot take part in the campaign. The message says why and what to do; there is no stack trace to read. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** For what stands in the way, in sentences for the user. */
    public Refused(String message) {
        super(message, null, false, false);
    }
}
