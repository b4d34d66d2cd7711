package dev.onecore.exam;

import dev.onecore.contract.Command.StartDownload;
import dev.onecore.contract.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The endpoint {@code /download}: content, chunk lengths and the count at the end. */
final class DownloadRules {

    /** How long a server may take to put 64 MiB together before the first byte goes out, on a machine that is busy. */
    private static final Duration GATHERING = Duration.ofSeconds(20);

    private final Candidate candidate;

    DownloadRules(Candidate candidate) {
        this.candidate = candidate;
    }

    List<Rule> all() {
        return List.of(
                rule("download-content", "N pool bytes (byte p = pool[p mod 1 MiB])", this::content),
                rule("download-default-chunk", "in messages of K bytes (default 65,536 …)", this::defaultChunk),
                rule("download-chunks", "in messages of K bytes; {\"ev\":\"end\",…,\"chunks\":c,…}", this::chunks),
                rule("download-one-message", "0 = one message", () -> requireAll(3_000_000, 0)),
                rule("download-largest-message", "0 = one message, N ≤ maxSingleDownload (64 MiB)", this::largest),
                rule("download-empty", "size 0: {\"ev\":\"end\",\"bytes\":0,…}", this::empty),
                rule("download-reuse", "a connection may run many, one after another", this::reuse),
                rule("download-busy", "start while one runs: error busy, goes on", this::busy));
    }

    private static Rule rule(String name, String sentence, Rule.Check check) {
        return Rule.of(Group.DOWNLOAD, name, sentence, check).needing("upgrades");
    }

    private void requireAll(long size, int chunk) throws IOException {
        Peer peer = candidate.open("/download");
        peer.command(new StartDownload(size, chunk));
        new ContentReading(peer, size, chunk).end();
    }

    private void content() throws IOException {
        requireAll(7_000_000, Limits.DEFAULT_CHUNK);
    }

    private void defaultChunk() throws IOException {
        Peer peer = candidate.open("/download");
        peer.say("{\"op\":\"start\",\"size\":200000}");
        new ContentReading(peer, 200_000, Limits.DEFAULT_CHUNK).end();
    }

    private void chunks() throws IOException {
        requireAll(10, 1);
        requireAll(12_345, 1_000);
        requireAll(65_536, 65_536);
        requireAll(65_536, 65_535);
        requireAll(100, 1_000);
        requireAll(3_000_001, 1 << 20);
    }

    private void largest() throws IOException {
        Peer peer = candidate.open("/download");
        peer.socket().timeout(GATHERING);
        peer.command(new StartDownload(Limits.MAX_SINGLE_DOWNLOAD, 0));
        new ContentReading(peer, Limits.MAX_SINGLE_DOWNLOAD, 0).end();
        peer.command(new StartDownload(Limits.MAX_SINGLE_DOWNLOAD + 1, 0));
        peer.error("bad-param", false);
        peer.command(new StartDownload(10, 0));
        new ContentReading(peer, 10, 0).end();
    }

    /** Whether an empty download is no message or one empty message is left open; its end is not. */
    private void empty() throws IOException {
        for (int chunk : new int[] {0, Limits.DEFAULT_CHUNK}) {
            requireAll(0, chunk);
        }
    }

    private void reuse() throws IOException {
        Peer peer = candidate.open("/download");
        for (int size : new int[] {1, 100_000, 0, 24}) {
            peer.command(new StartDownload(size, 50_000));
            new ContentReading(peer, size, 50_000).end();
        }
    }

    /** The download is larger than what fits between the two ends, and the exam reads nothing until the second start is sent. */
    private void busy() throws IOException {
        long size = 32L << 20;
        Peer peer = candidate.openNarrow("/download");
        peer.send(
                Frame.text(new StartDownload(size, Limits.DEFAULT_CHUNK).json()),
                Frame.text(new StartDownload(1, 1).json()));
        ContentReading reading = new ContentReading(peer, size, Limits.DEFAULT_CHUNK);
        Peer.requireError(reading.rest(), "busy", false);
        reading.end();
    }
}
