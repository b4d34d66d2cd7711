package dev.onecore.socket;

import dev.onecore.contract.Endpoint;

/**
 * How the users of a phase do what its load asks for.
 *
 * @param endpoint what their sockets are connected to
 * @param maker makes the driver of each user
 */
record LoadDriver(Endpoint endpoint, Maker maker) {

    /** Makes one user's driver. */
    interface Maker {

        /** The driver of a user that began to connect at {@code connectNs}, which matters where users arrive. */
        PhaseDriver driver(PhaseContext part, long connectNs);
    }
}
