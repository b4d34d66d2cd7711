package dev.onecore.exam;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads a stream and holds each message to the contract's layout and order. */
final class StreamReading {

    private final Peer peer;
    private final int size;
    private long next;

    StreamReading(Peer peer, int size) {
        this.peer = peer;
        this.size = size;
    }

    /** Reads the next message and returns the server's clock at its sending, in nanoseconds. */
    long read() throws IOException {
        return check(peer.binary());
    }

    void read(long messages) throws IOException {
        for (long i = 0; i < messages; i++) {
            read();
        }
    }

    /** Reads on to the event that ends the stream and checks what it says about it. */
    CheckedJson end(boolean stopped) throws IOException {
        Arrival arrival = peer.next();
        while (arrival instanceof Arrival.Binary binary) {
            check(binary.bytes());
            arrival = peer.next();
        }
        if (!(arrival instanceof Arrival.Text text)) {
            throw new Violation("event \"end\" after message " + (next - 1), arrival.words());
        }
        CheckedJson end = CheckedJson.parse(text.text());
        Violation.unless(
                end.textIfAny("ev").filter("end"::equals).isPresent(),
                "event \"end\" after message " + (next - 1),
                text.words());
        Violation.unlessEqual("count in \"end\"", next, end.count("count"));
        Violation.unlessEqual("bytes in \"end\"", next * size, end.count("bytes"));
        Violation.unlessEqual("stopped in \"end\"", stopped, end.flag("stopped"));
        end.count("ns");
        return end;
    }

    /** Reads on to an error that does not end the stream. */
    void untilError(String code) throws IOException {
        Arrival arrival = peer.next();
        while (arrival instanceof Arrival.Binary binary) {
            check(binary.bytes());
            arrival = peer.next();
        }
        Peer.requireError(arrival, code, false);
    }

    /** Returns how many messages came so far. */
    long count() {
        return next;
    }

    private long check(byte[] message) {
        Violation.unlessEqual("length of message " + next, size, message.length);
        ByteBuffer fields = ByteBuffer.wrap(message);
        long stamp = fields.getLong();
        Violation.unlessEqual("sequence number", next, fields.getLong());
        boolean right = Content.equals(message, 16, 16 * next);
        Violation.unless(right, "pool bytes behind the header of message " + next, "others");
        next++;
        return stamp;
    }
}
