package dev.onecore.exam;

import dev.onecore.contract.Command.Cancel;
import dev.onecore.contract.Command.StartUpload;
import dev.onecore.contract.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The endpoint {@code /upload}: digests, chunking, ids, cancelling, and uploads that break off. */
final class UploadRules {

    private static final int CHUNK = 65_536;
    private static final String SHA_OF_7_MB = "85b03616682e2c673bf5920cc6fd76072ee6c1ca9208b638414adc3cae2e17b8";
    private static final Map<String, Long> ABORTED = Map.of("uploadsAborted", 1L, "uploadsCompleted", 0L);

    private final Candidate candidate;

    UploadRules(Candidate candidate) {
        this.candidate = candidate;
    }

    List<Rule> all() {
        return List.of(
                rule("upload-crc32", "answers … \"crc32\":\"8 hex digits\" (vectors of the test data)", this::crc32)
                        .inBrief(),
                rule("upload-sha256", "(or \"sha256\") (vector of 7,000,000 B)", this::sha256),
                rule("upload-none", "\"digest\":\"crc32\"|\"sha256\"|\"none\"", this::none),
                rule("upload-chunkings", "binary messages that add up to N bytes, in any chunking", this::chunkings),
                rule("upload-ids", "\"id\":\"x\" comes back in \"ack\" and \"cancelled\"", this::ids),
                rule("upload-elapsed", "ns runs from start command to last byte", this::elapsed),
                rule("upload-one-after-another", "a connection may run many, one after another", this::several),
                rule(
                        "upload-cancel",
                        "{\"op\":\"cancel\"} → {\"ev\":\"cancelled\",\"id\":\"x\",\"bytes\":b}",
                        this::cancel),
                rule(
                        "upload-cancel-idle",
                        "a cancel with no upload running: no answer, the connection goes on",
                        this::cancelIdle),
                rule("upload-busy", "start while one runs: error busy, goes on", this::busy),
                rule(
                                "upload-overrun",
                                "more bytes than declared: error overrun fatal, then 1008; … aborted",
                                this::overrun)
                        .needing("upgrades", "info-readable"),
                rule(
                        "upload-without-start",
                        "binary on /upload before start: error no-upload fatal, then 1008",
                        this::withoutStart),
                rule("upload-peer-gone-fin", "peer gone mid-upload (FIN …): uploadsAborted goes up by one", this::fin)
                        .needing("upgrades", "info-readable"),
                rule("upload-peer-gone-rst", "peer gone mid-upload (… RST): uploadsAborted goes up by one", this::rst)
                        .needing("upgrades", "info-readable"));
    }

    private static Rule rule(String name, String sentence, Rule.Check check) {
        return Rule.of(Group.UPLOAD, name, sentence, check).needing("upgrades");
    }

    private void crc32() throws IOException {
        Peer peer = candidate.open("/upload");
        requireCrc(peer, 0, "00000000");
        requireCrc(peer, 1, "98dd4acc");
        requireCrc(peer, 24, "1da966a4");
        requireCrc(peer, 65_536, "c4e44990");
        requireCrc(peer, 1_048_577, "99532222");
        requireCrc(peer, 7_000_000, "a2b7face");
    }

    private static void requireCrc(Peer peer, int size, String crc) throws IOException {
        peer.command(new StartUpload("u", size, Digest.CRC32));
        sendContent(peer, size, CHUNK);
        CheckedJson ack = acknowledged(peer, "u", size, (size + CHUNK - 1) / CHUNK);
        Violation.unlessEqual("crc32 of " + size + " bytes", crc, ack.text("crc32"));
    }

    private static void sendContent(Peer peer, long size, int chunk) throws IOException {
        for (long position = 0; position < size; position += chunk) {
            peer.send(Frame.binary(Content.slice(position, (int) Math.min(chunk, size - position))));
        }
    }

    private static CheckedJson acknowledged(Peer peer, String id, long bytes, long chunks) throws IOException {
        CheckedJson ack = peer.event("ack");
        Violation.unlessEqual("id in \"ack\"", id, ack.text("id"));
        Violation.unlessEqual("bytes in \"ack\"", bytes, ack.count("bytes"));
        Violation.unlessEqual("chunks in \"ack\"", chunks, ack.count("chunks"));
        ack.count("ns");
        return ack;
    }

    private void sha256() throws IOException {
        Peer peer = candidate.open("/upload");
        peer.command(new StartUpload("sha", 7_000_000, Digest.SHA256));
        sendContent(peer, 7_000_000, 1 << 20);
        CheckedJson ack = acknowledged(peer, "sha", 7_000_000, 7);
        Violation.unlessEqual("sha256 of 7,000,000 bytes", SHA_OF_7_MB, ack.text("sha256"));
    }

    private void none() throws IOException {
        Peer peer = candidate.open("/upload");
        peer.command(new StartUpload("plain", 100_000, Digest.NONE));
        sendContent(peer, 100_000, CHUNK);
        acknowledged(peer, "plain", 100_000, 2);
    }

    private void chunkings() throws IOException {
        Peer peer = candidate.open("/upload");
        peer.command(new StartUpload("bytes", 24, Digest.CRC32));
        sendContent(peer, 24, 1);
        Violation.unlessEqual(
                "crc32", "1da966a4", acknowledged(peer, "bytes", 24, 24).text("crc32"));

        peer.command(new StartUpload("large", 1_048_577, Digest.CRC32));
        sendContent(peer, 1_048_577, 1 << 20);
        Violation.unlessEqual(
                "crc32", "99532222", acknowledged(peer, "large", 1_048_577, 2).text("crc32"));

        List<Frame> fragments = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Frame frame = Frame.of(i == 0 ? Frame.BINARY : Frame.CONTINUATION, Content.slice(i, 1));
            fragments.add(i == 23 ? frame : frame.unfinished());
        }
        peer.command(new StartUpload("fragments", 24, Digest.CRC32));
        peer.send(fragments.toArray(Frame[]::new));
        Violation.unlessEqual(
                "crc32", "1da966a4", acknowledged(peer, "fragments", 24, 1).text("crc32"));

        peer.command(new StartUpload("empty", 24, Digest.CRC32));
        Frame nothing = Frame.binary(new byte[0]);
        peer.send(nothing, Frame.binary(Content.slice(0, 10)), nothing, Frame.binary(Content.slice(10, 14)));
        CheckedJson ack = peer.event("ack");
        Violation.unlessEqual("crc32 with empty messages between", "1da966a4", ack.text("crc32"));
        long chunks = ack.count("chunks");
        Violation.unless(chunks == 4 || chunks == 2, "chunks 4 (or 2 without the empty ones)", chunks);
    }

    private void ids() throws IOException {
        Peer peer = candidate.open("/upload");
        Map<String, String> ids = Map.of(
                "\\\"quoted\\\" \\\\ and \\/ \\n\\t", "\"quoted\" \\ and / \n\t",
                "Grüße 世界 🌍", "Grüße 世界 🌍",
                "\\u00e9\\ud83c\\udf0d\\u0001", "é🌍\u0001",
                "</script><b>", "</script><b>");
        for (Map.Entry<String, String> id : ids.entrySet()) {
            peer.say(start(id.getKey(), 1, Digest.CRC32));
            sendContent(peer, 1, 1);
            acknowledged(peer, id.getValue(), 1, 1);
            peer.say(start(id.getKey(), 2, Digest.NONE));
            peer.command(new Cancel());
            Violation.unlessEqual(
                    "id in \"cancelled\"",
                    id.getValue(),
                    peer.event("cancelled").text("id"));
        }
    }

    /** A start command whose id is written with escapes of the rule's own choice. */
    private static String start(String writtenId, long size, Digest digest) {
        return new StartUpload("written", size, digest).json().replace("written", writtenId);
    }

    private void elapsed() throws IOException {
        Peer peer = candidate.open("/upload");
        long began = System.nanoTime();
        peer.command(new StartUpload("slow", 2, Digest.NONE));
        peer.send(Frame.binary(Content.slice(0, 1)));
        peer.requirePong("first byte is there");
        long least = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            Candidate.pause();
        }
        least = System.nanoTime() - least;
        peer.send(Frame.binary(Content.slice(1, 1)));
        long ns = acknowledged(peer, "slow", 2, 2).count("ns");
        long most = System.nanoTime() - began;
        Violation.unless(ns >= least && ns <= most, "ns from " + least + " to " + most, ns);
    }

    private void several() throws IOException {
        Peer peer = candidate.open("/upload");
        peer.command(new StartUpload("one", 24, Digest.CRC32));
        sendContent(peer, 24, 24);
        peer.command(new StartUpload("two", 1, Digest.NONE));
        sendContent(peer, 1, 1);
        peer.command(new StartUpload("three", 0, Digest.CRC32));
        peer.command(new StartUpload("four", 24, Digest.CRC32));
        sendContent(peer, 24, 12);
        Violation.unlessEqual(
                "crc32", "1da966a4", acknowledged(peer, "one", 24, 1).text("crc32"));
        acknowledged(peer, "two", 1, 1);
        Violation.unlessEqual(
                "crc32", "00000000", acknowledged(peer, "three", 0, 0).text("crc32"));
        Violation.unlessEqual(
                "crc32", "1da966a4", acknowledged(peer, "four", 24, 2).text("crc32"));
    }

    private void cancel() throws IOException {
        Peer peer = candidate.open("/upload");
        peer.command(new StartUpload("c", 1_000, Digest.CRC32));
        sendContent(peer, 600, 200);
        peer.command(new Cancel());
        CheckedJson cancelled = peer.event("cancelled");
        Violation.unlessEqual("id in \"cancelled\"", "c", cancelled.text("id"));
        Violation.unlessEqual("bytes in \"cancelled\"", 600L, cancelled.count("bytes"));
        requireCrc(peer, 24, "1da966a4");
    }

    /** A cancel may cross the acknowledgement on its way, so it must not be answered then. */
    private void cancelIdle() throws IOException {
        Peer peer = candidate.open("/upload");
        peer.command(new Cancel());
        peer.requirePong("no answer to a cancel");
        requireCrc(peer, 24, "1da966a4");
        peer.command(new Cancel());
        peer.requirePong("no answer to a late cancel");
    }

    private void busy() throws IOException {
        Peer peer = candidate.open("/upload");
        peer.command(new StartUpload("first", 24, Digest.CRC32));
        sendContent(peer, 10, 10);
        peer.command(new StartUpload("second", 5, Digest.NONE));
        peer.error("busy", false);
        peer.send(Frame.binary(Content.slice(10, 14)));
        Violation.unlessEqual(
                "crc32", "1da966a4", acknowledged(peer, "first", 24, 2).text("crc32"));
    }

    private void overrun() throws IOException {
        Counters before = Counters.settled(candidate);
        Peer peer = candidate.open("/upload");
        peer.command(new StartUpload("over", 10, Digest.CRC32));
        peer.send(Frame.binary(Content.slice(0, 11)));
        peer.error("overrun", true);
        peer.closed(1008);
        peer.socket().close();
        before.awaitMoves(ABORTED);
    }

    private void withoutStart() throws IOException {
        Peer peer = candidate.open("/upload");
        peer.send(Frame.binary(Content.slice(0, 11)));
        peer.error("no-upload", true);
        peer.closed(1008);
        Peer after = candidate.open("/upload");
        requireCrc(after, 24, "1da966a4");
        after.send(Frame.binary(Content.slice(0, 1)));
        after.error("no-upload", true);
        after.closed(1008);
    }

    private void fin() throws IOException {
        Counters before = Counters.settled(candidate);
        leftBehind().socket().close();
        before.awaitMoves(ABORTED);
        before.awaitMoves(Map.of("connectionsOpen", 0L));
    }

    private void rst() throws IOException {
        Counters before = Counters.settled(candidate);
        Peer peer = leftBehind();
        byte[] half = Frame.binary(Content.slice(0, 1_000)).bytes();
        peer.socket().write(Arrays.copyOf(half, 500));
        peer.socket().reset();
        before.awaitMoves(ABORTED);
        before.awaitMoves(Map.of("connectionsOpen", 0L));
        candidate.requireAlive();
    }

    /** Opens an upload that is known to run and is not complete. */
    private Peer leftBehind() throws IOException {
        Peer peer = candidate.open("/upload");
        peer.command(new StartUpload("left", 1_000_000, Digest.CRC32));
        sendContent(peer, 200_000, CHUNK);
        peer.requirePong("running");
        return peer;
    }
}
