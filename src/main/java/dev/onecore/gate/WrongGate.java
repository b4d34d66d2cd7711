package dev.onecore.gate;

/** A gate that cannot be asked so; the message names what is wrong and what is possible. */
public final class WrongGate extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongGate(String message) {
        super(message, null, false, false);
    }
}
