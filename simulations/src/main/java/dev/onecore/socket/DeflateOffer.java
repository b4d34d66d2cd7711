package dev.onecore.socket;

/**
 * Compression that is offered to a server (permessage-deflate, RFC 7692). What the client sends is under a window of 15 bits, as the
 * JDK's own compression knows no other, and keeps its context unless the server forbids it.
 *
 * @param level of what the client sends: 0 for none, 1 for the quickest, 9 for the smallest
 * @param serverWindowBits how far back the server may look, 9 to 15; below 15 it must agree
 * @param serverKeepsContext whether the server may use one message for the next; if not, it must agree
 */
public record DeflateOffer(int level, int serverWindowBits, boolean serverKeepsContext) {
    private static final int MOST_LEVEL = 9;
    private static final int LEAST_WINDOW = 9;
    private static final int MOST_WINDOW = 15;

    /** What zlib does unless told otherwise. */
    public static final DeflateOffer USUAL = new DeflateOffer(6, MOST_WINDOW, true);

    public DeflateOffer {
        if (level < 0 || level > MOST_LEVEL) {
            throw new IllegalArgumentException("compression: level " + level + " is not possible; 0 to 9 are");
        }
        if (serverWindowBits < LEAST_WINDOW || serverWindowBits > MOST_WINDOW) {
            throw new IllegalArgumentException(
                    "compression: a window of " + serverWindowBits + " bits is not possible; 9 to 15 are");
        }
    }

    /** This offer with another level, 0 to 9. */
    public DeflateOffer level(int other) {
        return new DeflateOffer(other, serverWindowBits, serverKeepsContext);
    }

    /** This offer with another window of the server's, 9 to 15 bits. */
    public DeflateOffer serverWindowBits(int other) {
        return new DeflateOffer(level, other, serverKeepsContext);
    }

    /** This offer, by which the server compresses each message for itself. */
    public DeflateOffer serverNoContextTakeover() {
        return new DeflateOffer(level, serverWindowBits, false);
    }
}
