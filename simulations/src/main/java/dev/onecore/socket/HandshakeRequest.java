package dev.onecore.socket;

import dev.onecore.contract.Endpoint;
import dev.onecore.model.Access.Header;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one user's handshake asks for, beside what the settings say of the server.
 *
 * @param path as it is sent, with its leading slash, and a query if need be
 * @param shownPath the path in sentences: as the script has it, the same for all users
 * @param headers of this user, such as its token; their values are shown nowhere
 * @param subprotocols that are offered, the preferred one first
 * @param deflate the compression that is offered; empty for none
 */
public record HandshakeRequest(
        String path,
        String shownPath,
        List<Header> headers,
        List<String> subprotocols,
        Optional<DeflateOffer> deflate) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern VALUE =
            Pattern.compile("|[!-~\u00a0-\u00ff](?:[\t -~\u00a0-\u00ff]*[!-~\u00a0-\u00ff])?");

    public HandshakeRequest {
        headers = List.copyOf(headers);
        subprotocols = List.copyOf(subprotocols);
    }

    /**
     * A request as a script gives it.
     *
     * @throws IllegalArgumentException when the path is none, or a header; a query or a value, which may be a token, is not repeated
     */
    public static HandshakeRequest of(
            String path,
            String shownPath,
            List<Header> headers,
            List<String> subprotocols,
            Optional<DeflateOffer> deflate) {
        headers.forEach(HandshakeRequest::requireHeader);
        return new HandshakeRequest(HandshakePath.of(path), shownPath, headers, subprotocols, deflate);
    }

    private static void requireHeader(Header header) {
        if (!NAME.matcher(header.name()).matches()) {
            throw new IllegalArgumentException(
                    "header '" + header.name() + "' has a name that none can have (RFC 9110, section 5.1)");
        }
        if (!VALUE.matcher(header.value()).matches()) {
            throw new IllegalArgumentException(
                    "header " + header.name() + " has a value that none can have: it begins or ends"
                            + " with a blank, or holds a line break or a letter beyond Latin 1 (RFC 9110, section 5.5)");
        }
    }

    /**
     * Looks at a path before anybody uses it.
     *
     * @throws IllegalArgumentException when it is none; a query, which may hold a token, is not repeated
     */
    public static void requirePath(String path) {
        var unused = HandshakePath.of(path);
    }

    /** A path alone; at the one of the contract that compresses, compression is offered. */
    static HandshakeRequest of(String path) {
        boolean compresses = path.equals(Endpoint.ECHO_DEFLATE.path());
        return new HandshakeRequest(
                path, path, List.of(), List.of(), compresses ? Optional.of(DeflateOffer.USUAL) : Optional.empty());
    }
}
