package dev.onecore.gate;

import java.util.List;

/** Two campaigns that did not do the same; the message names each difference. */
public final class Incomparable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Incomparable(List<String> differences) {
        super("these campaigns cannot be compared: " + String.join("; ", differences), null, false, false);
    }
}
