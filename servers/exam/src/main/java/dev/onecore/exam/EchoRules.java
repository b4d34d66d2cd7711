package dev.onecore.exam;

import dev.onecore.contract.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The endpoint {@code /echo}, with ping and the closing handshake of RFC 6455. */
final class EchoRules {

    private static final String SENTENCE = "every message comes back unchanged, same opcode (text or binary), in order";
    private static final int PIPELINED = 1_000;

    private final Candidate candidate;

    EchoRules(Candidate candidate) {
        this.candidate = candidate;
    }

    List<Rule> all() {
        return List.of(
                rule("echo-text", SENTENCE, this::text).inBrief(),
                rule("echo-binary", SENTENCE, this::binary).inBrief(),
                rule("echo-sizes", SENTENCE, this::sizes),
                rule("echo-largest", "maxMessage 1 MiB (1,048,576 bytes of message)", this::largest),
                rule("echo-fragments", "after fragments are joined", this::fragments),
                rule("echo-split-character", "after fragments are joined (a character may be split)", this::split),
                rule("echo-pipelined", "in order, pipelining allowed", this::pipelined),
                rule("echo-dribbled", "every message comes back unchanged", this::dribbled),
                rule("ping-answered", "answers ping (with its payload; RFC 6455, 5.5.3)", this::ping),
                rule("ping-between-fragments", "fragments are joined (RFC 6455, 5.4)", this::pingBetween),
                rule("close-answered", "close (RFC 6455, 5.5.1 and 7.1.1)", this::close));
    }

    private static Rule rule(String name, String sentence, Rule.Check check) {
        return Rule.of(Group.ECHO, name, sentence, check).needing("upgrades");
    }

    private void text() throws IOException {
        Peer peer = candidate.open("/echo");
        for (String text : List.of("hello", "Grüße, 世界 🌍", "{\"op\":\"start\"}", "\u0000 and \"quotes\"")) {
            peer.say(text);
            Violation.unlessEqual("text", text, peer.text());
        }
    }

    private void binary() throws IOException {
        Peer peer = candidate.open("/echo");
        byte[] bytes = Content.slice(77, 256);
        peer.send(Frame.binary(bytes));
        requireSame(bytes, peer.binary());
    }

    private void sizes() throws IOException {
        Peer peer = candidate.open("/echo");
        for (int size : new int[] {0, 1, 125, 126, 127, 65_535, 65_536, 65_537}) {
            requireEcho(peer, size);
        }
    }

    private void largest() throws IOException {
        Peer peer = candidate.open("/echo");
        requireEcho(peer, Limits.MAX_MESSAGE);
        byte[] half = Content.slice(1, Limits.MAX_MESSAGE / 2);
        peer.send(Frame.binary(half).unfinished(), Frame.continuation(half));
        byte[] joined = Arrays.copyOf(half, Limits.MAX_MESSAGE);
        System.arraycopy(half, 0, joined, half.length, half.length);
        requireSame(joined, peer.binary());
    }

    private static void requireEcho(Peer peer, int size) throws IOException {
        byte[] bytes = Content.slice(size, size);
        peer.send(Frame.binary(bytes));
        requireSame(bytes, peer.binary());
        String text = "x".repeat(size);
        peer.say(text);
        Violation.unless(text.equals(peer.text()), "text of " + size + " characters back", "another text");
    }

    private static void requireSame(byte[] sent, byte[] back) {
        Violation.unlessEqual("echo's length", sent.length, back.length);
        Violation.unless(Arrays.equals(sent, back), sent.length + " bytes unchanged", "others");
    }

    private void fragments() throws IOException {
        Peer peer = candidate.open("/echo");
        peer.send(
                Frame.text("one ").unfinished(),
                Frame.continuation(new byte[0]).unfinished(),
                Frame.continuation(ascii("two ")).unfinished(),
                Frame.continuation(ascii("three")));
        Violation.unlessEqual("joined text", "one two three", peer.text());
        byte[] bytes = Content.slice(0, 100);
        Frame[] frames = new Frame[bytes.length];
        for (int i = 0; i < frames.length; i++) {
            Frame frame = Frame.of(i == 0 ? Frame.BINARY : Frame.CONTINUATION, Arrays.copyOfRange(bytes, i, i + 1));
            frames[i] = i == frames.length - 1 ? frame : frame.unfinished();
        }
        peer.send(frames);
        requireSame(bytes, peer.binary());
        peer.send(Frame.text("").unfinished(), Frame.continuation(new byte[0]));
        Violation.unlessEqual("joined text", "", peer.text());
    }

    private void split() throws IOException {
        Peer peer = candidate.open("/echo");
        byte[] globe = "🌍é".getBytes(StandardCharsets.UTF_8);
        for (int cut = 1; cut < globe.length; cut++) {
            peer.send(
                    Frame.of(Frame.TEXT, Arrays.copyOf(globe, cut)).unfinished(),
                    Frame.continuation(Arrays.copyOfRange(globe, cut, globe.length)));
            Violation.unlessEqual("text cut after byte " + cut, "🌍é", peer.text());
        }
    }

    private void pipelined() throws IOException {
        Peer peer = candidate.open("/echo");
        Frame[] frames = new Frame[PIPELINED];
        for (int i = 0; i < PIPELINED; i++) {
            frames[i] = i % 2 == 0 ? Frame.text("message " + i) : Frame.binary(ascii("message " + i));
        }
        peer.send(frames);
        for (int i = 0; i < PIPELINED; i++) {
            String back = i % 2 == 0 ? peer.text() : new String(peer.binary(), StandardCharsets.UTF_8);
            Violation.unlessEqual("echo " + i + " of " + PIPELINED, "message " + i, back);
        }
    }

    private void dribbled() throws IOException {
        Peer peer = candidate.open("/echo");
        peer.socket().dribble(Frame.text("d".repeat(200)).bytes());
        Violation.unlessEqual("text", "d".repeat(200), peer.text());
    }

    private void ping() throws IOException {
        for (String path : Rules.ENDPOINTS) {
            Peer peer = candidate.open(path);
            peer.requirePong("");
            peer.requirePong("p".repeat(125));
            peer.socket().close();
        }
    }

    private void pingBetween() throws IOException {
        Peer peer = candidate.open("/echo");
        peer.send(Frame.text("fra").unfinished());
        peer.requirePong("between");
        peer.send(Frame.of(Frame.PONG, ascii("unasked")), Frame.continuation(ascii("gments")));
        Violation.unlessEqual("joined text", "fragments", peer.text());
    }

    private void close() throws IOException {
        for (String path : Rules.ENDPOINTS) {
            Peer peer = candidate.open(path);
            peer.send(Frame.close(1000, "done here"));
            peer.closed(1000);
            peer.socket().timeout(Duration.ofSeconds(3));
            Arrival after = peer.next();
            Violation.unless(after instanceof Arrival.Gone, "the connection closed by the server", after.words());
        }
        Peer peer = candidate.open("/echo");
        peer.send(Frame.of(Frame.CLOSE, new byte[0]));
        Arrival answer = peer.next();
        Violation.unless(answer instanceof Arrival.Close, "a close frame without a code answered", answer.words());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
