package dev.onecore.socket;

import java.net.URI;
import java.net.URISyntaxException;

/** The path that a script names for its WebSocket, checked when the scenario is built and not by each user's event loop. */
final class HandshakePath {

    private HandshakePath() {}

    /**
     * The path as a handshake sends it.
     *
     * @throws IllegalArgumentException when it is none; a query, which may hold a token, is not repeated
     */
    static String of(String given) {
        String shown = given.replaceFirst("(?s)\\?.*", "?redacted");
        if (!given.startsWith("/") || given.startsWith("//")) {
            throw new IllegalArgumentException(
                    "connect: path '" + shown + "' must begin with one slash, as in connect(\"/chat\")");
        }
        try {
            URI path = new URI(given);
            if (path.getRawFragment() != null) {
                throw new IllegalArgumentException("connect: path '" + shown.replaceFirst("#.*", "#...")
                        + "' has a fragment, which a WebSocket's address cannot have (RFC 6455, section 3)");
            }
            return path.toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("connect: path '" + shown
                    + "' holds what a path cannot hold; a blank is written %20, a percent sign %25");
        }
    }
}
