package dev.onecore.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a server that runs already asks of its clients.
 *
 * @param ca a PEM file with the certificates that it is checked with; empty for those that the JVM trusts
 * @param trustAny whether any certificate is accepted, which proves nothing about the server
 * @param subprotocols that a handshake asks for, the preferred one first
 * @param headers of each handshake and each request
 */
public record Access(Optional<Path> ca, boolean trustAny, List<String> subprotocols, List<Header> headers) {

    /** Nothing is asked. */
    public static final Access OPEN = new Access(Optional.empty(), false, List.of(), List.of());

    public Access {
        subprotocols = List.copyOf(subprotocols);
        headers = List.copyOf(headers);
    }

    /**
     * A header of HTTP. Its value may be a secret, so it stands in no file and no message.
     *
     * @param name such as {@code Authorization}
     * @param value never to be shown
     */
    public record Header(String name, String value) {

        /** What is shown in the value's place. */
        public static final String REDACTED = Secrets.REDACTED;

        @Override
        public String toString() {
            return name + ": " + REDACTED;
        }
    }
}
