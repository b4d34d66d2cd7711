package dev.onecore.exam;

import dev.onecore.contract.Command.StartStream;
import dev.onecore.contract.Command.Stop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The endpoint {@code /stream}: layout, order, pace, and the commands that steer it. */
final class StreamRules {

    private static final int SIZE = 24;
    private static final int RATE = 500;
    private static final int PACED = 1_000;
    private static final long EARLY_NS = 2_000_000;
    private static final long DRIFT_NS = 20_000_000;
    private static final long LATE_NS = 1_000_000_000;

    private final Candidate candidate;

    StreamRules(Candidate candidate) {
        this.candidate = candidate;
    }

    List<Rule> all() {
        return List.of(
                rule("stream-layout", "Message i = 8 bytes … clock …, 8 bytes big-endian i, then … pool", this::layout),
                rule("stream-vectors", "tail of message 0, 1, 65535; message 65536 has message 0's", this::vectors)
                        .within(Duration.ofSeconds(60)),
                rule("stream-sizes", "C messages … of S bytes (24..maxMessage)", this::sizes),
                rule("stream-stamps", "8 bytes big-endian monotonic clock in ns at its sending", this::stamps)
                        .needing("upgrades", "info-readable"),
                rule("stream-end", "event {\"ev\":\"end\",\"count\":n,\"bytes\":b,\"ns\":elapsed,…}", this::end),
                rule("stream-paced", "Message i … is due at start + i/R (no drift …)", this::paced),
                rule("stream-stop", "{\"op\":\"stop\"} ends it early (stopped:true)", this::stop),
                rule("stream-stop-paced", "{\"op\":\"stop\"} ends it early (stopped:true)", this::stopPaced),
                rule(
                        "stream-stop-idle",
                        "a stop with no stream running: no answer, the connection goes on",
                        this::stopIdle),
                rule(
                        "stream-fractional-rate",
                        "at R messages per second (a number, not a whole one alone)",
                        this::fraction),
                rule("stream-busy", "A second start while one runs → error busy", this::busy),
                rule("stream-reuse", "The connection can be used again after end", this::reuse));
    }

    private static Rule rule(String name, String sentence, Rule.Check check) {
        return Rule.of(Group.STREAM, name, sentence, check).needing("upgrades");
    }

    private Peer started(long count, int size, int rate) throws IOException {
        Peer peer = candidate.open("/stream");
        peer.command(new StartStream(count, size, rate));
        return peer;
    }

    private void layout() throws IOException {
        StreamReading reading = new StreamReading(started(100, 100, 0), 100);
        reading.read(100);
        reading.end(false);
    }

    private void vectors() throws IOException {
        Peer peer = started(65_537, SIZE, 0);
        byte[] first = peer.binary();
        requireTail("message 0", "64666ad2356ab876", first);
        requireTail("message 1", "661eb7d0c0b9b7db", peer.binary());
        for (int i = 2; i < 65_535; i++) {
            long sequence = ByteBuffer.wrap(peer.binary()).getLong(8);
            Violation.unlessEqual("sequence number", (long) i, sequence);
        }
        requireTail("message 65535", "ff5e23b4621bd58f", peer.binary());
        requireTail("message 65536", "64666ad2356ab876", peer.binary());
        peer.event("end");
    }

    private static void requireTail(String name, String hex, byte[] message) {
        Violation.unlessEqual("length of " + name, SIZE, message.length);
        Violation.unlessEqual("tail of " + name, hex, HexFormat.of().formatHex(message, 16, SIZE));
    }

    private void sizes() throws IOException {
        Peer peer = candidate.open("/stream");
        for (int size : new int[] {24, 25, 1_000, 65_536, 1 << 20}) {
            peer.command(new StartStream(3, size, 0));
            StreamReading reading = new StreamReading(peer, size);
            reading.read(3);
            reading.end(false);
        }
    }

    private void stamps() throws IOException {
        long before = candidate.info().count("monotonicNs");
        StreamReading reading = new StreamReading(started(200, SIZE, 0), SIZE);
        long last = before;
        for (int i = 0; i < 200; i++) {
            long stamp = reading.read();
            Violation.unless(stamp >= last, "stamp of message " + i + " at or after " + last, stamp);
            last = stamp;
        }
        long after = candidate.info().count("monotonicNs");
        Violation.unless(last <= after, "stamps not after /info's monotonicNs " + after, last);
    }

    private void end() throws IOException {
        Peer peer = candidate.open("/stream");
        long began = System.nanoTime();
        peer.command(new StartStream(50, SIZE, 500));
        StreamReading reading = new StreamReading(peer, SIZE);
        reading.read(50);
        long ns = reading.end(false).count("ns");
        long took = System.nanoTime() - began;
        Violation.unless(ns <= took, "ns at most the " + took + " that passed here", ns);
        Violation.unless(ns >= 90_000_000, "ns at least 0.09 s for 50 messages at 500/s", ns);
    }

    /**
     * Two halves. Nothing may arrive before it is due, counted from when the command left here, which holds however
     * busy the machine is. And the least lateness of the last messages must not exceed that of the first: stalls come
     * and go and leave the least alone, drift adds up.
     */
    private void paced() throws IOException {
        Peer peer = candidate.open("/stream");
        long sent = System.nanoTime();
        peer.command(new StartStream(PACED, SIZE, RATE));
        StreamReading reading = new StreamReading(peer, SIZE);
        long[] lateness = new long[PACED];
        for (int i = 0; i < PACED; i++) {
            long due = i * (1_000_000_000L / RATE);
            long stamp = reading.read();
            long arrived = System.nanoTime() - sent;
            boolean early = arrived < due - EARLY_NS;
            Violation.unless(!early, "message " + i + " not before " + due + " ns", arrived + " ns");
            lateness[i] = stamp - due;
        }
        long arrived = System.nanoTime() - sent;
        reading.end(false);
        long first = Arrays.stream(lateness, 0, PACED / 4).min().orElseThrow();
        long last = Arrays.stream(lateness, 3 * PACED / 4, PACED).min().orElseThrow();
        long drift = last - first;
        Violation.unless(drift < DRIFT_NS, "no drift over " + PACED + " messages", drift / 1e6 + " ms");
        long due = (PACED - 1) * (1_000_000_000L / RATE);
        Violation.unless(
                arrived < due + LATE_NS, "the last message by " + due + " ns or a little later", arrived + " ns");
    }

    private void stop() throws IOException {
        Peer peer = started(0, 1_000, 0);
        StreamReading reading = new StreamReading(peer, 1_000);
        reading.read(500);
        peer.command(new Stop());
        reading.end(true);
    }

    private void stopPaced() throws IOException {
        Peer peer = started(0, SIZE, 100);
        StreamReading reading = new StreamReading(peer, SIZE);
        reading.read(10);
        peer.command(new Stop());
        reading.end(true);
        long count = reading.count();
        Violation.unless(count < 400, "an end soon after stop", "after " + count + " messages");
    }

    /** A stop may cross the stream's end on its way, so it must not be answered then. */
    private void stopIdle() throws IOException {
        Peer peer = candidate.open("/stream");
        peer.command(new Stop());
        peer.requirePong("no answer to a stop");
        peer.command(new StartStream(1, SIZE, 0));
        new StreamReading(peer, SIZE).end(false);
        peer.command(new Stop());
        peer.requirePong("no answer to a late stop");
    }

    private void fraction() throws IOException {
        Peer peer = candidate.open("/stream");
        long sent = System.nanoTime();
        peer.command(new StartStream(3, SIZE, 62.5));
        StreamReading reading = new StreamReading(peer, SIZE);
        reading.read(3);
        long took = System.nanoTime() - sent;
        Violation.unless(took >= 32_000_000 - EARLY_NS, "message 2 of 62.5/s not before 32 ms", took + " ns");
        reading.end(false);
    }

    private void busy() throws IOException {
        Peer peer = started(0, SIZE, 50);
        StreamReading reading = new StreamReading(peer, SIZE);
        reading.read(3);
        peer.command(new StartStream(1, SIZE, 0));
        reading.untilError("busy");
        reading.read(3);
        peer.command(new Stop());
        reading.end(true);
    }

    private void reuse() throws IOException {
        Peer peer = candidate.open("/stream");
        for (int count : new int[] {1, 2, 3}) {
            peer.command(new StartStream(count, SIZE, 0));
            StreamReading reading = new StreamReading(peer, SIZE);
            reading.read(count);
            reading.end(false);
        }
        peer.command(new StartStream(0, SIZE, 200));
        StreamReading reading = new StreamReading(peer, SIZE);
        reading.read(2);
        peer.command(new Stop());
        reading.end(true);
        peer.command(new StartStream(1, SIZE, 0));
        new StreamReading(peer, SIZE).end(false);
    }
}
