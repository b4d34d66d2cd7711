package dev.onecore.socket;

import dev.onecore.model.Access.Header;
import java.util.List;

/**
 * What one user's handshake asks for, beside what the settings say of the server.
 *
 * @param path as it is sent, with its leading slash, and a query if need be
 * @param shownPath the path in sentences: as the script has it, the same for all users
 * @param headers of this user, such as its token; their values are shown nowhere
 * @param subprotocols that are offered, the preferred one first
 * @param deflate whether compression is offered
 */
public record HandshakeRequest(
        String path, String shownPath, List<Header> headers, List<String> subprotocols, boolean deflate) {

    public HandshakeRequest {
        headers = List.copyOf(headers);
        subprotocols = List.copyOf(subprotocols);
    }

    /**
     * A request as a script gives it.
     *
     * @throws IllegalArgumentException when the path is none; a query, which may hold a token, is not repeated
     */
    public static HandshakeRequest of(
            String path, String shownPath, List<Header> headers, List<String> subprotocols, boolean deflate) {
        return new HandshakeRequest(HandshakePath.of(path), shownPath, headers, subprotocols, deflate);
    }

    /**
     * Looks at a path before anybody uses it.
     *
     * @throws IllegalArgumentException when it is none; a query, which may hold a token, is not repeated
     */
    public static void requirePath(String path) {
        var unused = HandshakePath.of(path);
    }

    /** A path alone. */
    static HandshakeRequest of(String path) {
        return new HandshakeRequest(path, path, List.of(), List.of(), false);
    }
}
