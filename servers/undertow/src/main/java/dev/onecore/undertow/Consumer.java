package dev.onecore.undertow;

import java.nio.ByteBuffer;

/** What an endpoint does with the messages of one connection. */
interface Consumer {
    /** Where the next bytes of the message go. */
    ByteBuffer room(boolean text);

    /** Bytes were put where {@link #room} said. */
    void arrived(boolean text);

    /** The message is complete. */
    void complete(boolean text);

    /** The turn is over: what is not needed until the next one may go. */
    void rest();

    /** More may be sent. */
    void writable();

    /** The connection is gone. */
    void gone();
}
