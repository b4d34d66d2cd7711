package dev.onecore.exam;

import java.io.IOException;

/** Reads a download and holds its messages to the content, the chunk length and the event at its end. */
final class ContentReading {

    private final Peer peer;
    private final long size;
    private final long chunk;
    private long position;
    private long chunks;

    /**
     * Begins one.
     *
     * @param chunk the length of each message but the last, or 0 for one message
     */
    ContentReading(Peer peer, long size, long chunk) {
        this.peer = peer;
        this.size = size;
        this.chunk = chunk == 0 ? size : chunk;
    }

    /** Reads a number of messages. */
    void read(int messages) throws IOException {
        for (int i = 0; i < messages; i++) {
            check(peer.binary());
        }
    }

    /** Reads all that is left up to the event that ends the download. */
    void end() throws IOException {
        CheckedJson end = Peer.requireEvent(rest(), "end");
        Violation.unlessEqual("bytes that came", size, position);
        Violation.unlessEqual("bytes in \"end\"", size, end.count("bytes"));
        Violation.unlessEqual("chunks in \"end\"", chunks, end.count("chunks"));
        end.count("ns");
    }

    /** Reads binary messages up to the next arrival of another kind. */
    Arrival rest() throws IOException {
        Arrival arrival = peer.next();
        while (arrival instanceof Arrival.Binary binary) {
            check(binary.bytes());
            arrival = peer.next();
        }
        return arrival;
    }

    private void check(byte[] message) {
        Violation.unlessEqual("length of message " + chunks, Math.min(chunk, size - position), (long) message.length);
        boolean right = Content.equals(message, 0, position);
        Violation.unless(right, "pool bytes from " + position + " in message " + chunks, "others");
        position += message.length;
        chunks++;
    }
}
