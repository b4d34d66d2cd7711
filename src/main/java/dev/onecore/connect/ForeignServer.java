package dev.onecore.connect;

import java.io.IOException;

/** A server answers, but does not speak the contract. The message says what was seen, and on a second line both ways on. */
public final class ForeignServer extends IOException {

    private static final long serialVersionUID = 1L;

    private static final String WAYS =
            "  That is not the contract onecore/1: let the server speak it (servers/README.md), or script"
                    + " the protocol that it has (README.md, \"A protocol of your own\").";

    ForeignServer(String seen) {
        super(seen + System.lineSeparator() + WAYS);
    }
}
