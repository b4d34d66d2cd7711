package dev.onecore.contract;

import java.io.IOException;

/** A server that accepts connections. */
public interface Server extends AutoCloseable {
    /** The port that it listens on. */
    int port();

    /** Stops accepting, closes the open WebSockets with 1001, and returns when they are closed. */
    @Override
    void close();

    /** How a server is started. */
    interface Starter {
        /**
         * Binds and returns a server that can accept.
         *
         * @param port 0 picks a free one
         * @throws IOException when it cannot bind
         */
        Server start(String host, int port) throws Exception;
    }
}
