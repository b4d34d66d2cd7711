package dev.onecore.exam;

import dev.onecore.contract.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The optional endpoint {@code /echo-deflate}: an echo that compresses where it is asked to. Skipped where it is not announced. */
final class DeflateRules {

    private static final String PATH = Endpoint.ECHO_DEFLATE.path();
    private static final String EXTENSION = "permessage-deflate";
    private static final int LONGER = 4 << 20;

    private final Candidate candidate;

    DeflateRules(Candidate candidate) {
        this.candidate = candidate;
    }

    List<Rule> all() {
        return List.of(
                rule(
                                "deflate-agreed",
                                "permessage-deflate is agreed on where the client offers it, not elsewhere",
                                this::agreed)
                        .needing("upgrades", "info-readable"),
                rule("deflate-echo", "every message comes back unchanged, inflated", this::echo),
                rule("deflate-compresses", "what can be compressed is", this::compresses),
                rule("deflate-plain", "a message may come uncompressed (RFC 7692, section 6)", this::plain),
                rule("deflate-oversize", "a message over the limit, inflated: close 1009 or dropped", this::oversize));
    }

    private Rule rule(String name, String sentence, Rule.Check check) {
        return Rule.of(Group.DEFLATE, name, sentence, () -> {
                    candidate.requireAnnounced(Endpoint.ECHO_DEFLATE);
                    check.run();
                })
                .needing("deflate-agreed");
    }

    private Peer open() throws IOException {
        RawSocket socket = candidate.tcp();
        Handshake handshake = candidate.handshake(PATH).with("Sec-WebSocket-Extensions", EXTENSION);
        socket.write(handshake.bytes());
        HttpReply reply = HttpReply.read(socket);
        handshake.requireAcceptedBy(reply);
        String agreed = reply.header("sec-websocket-extensions").orElse("none");
        Violation.unless(agreed.startsWith(EXTENSION), EXTENSION + " to be agreed on at " + PATH, agreed);
        return Peer.deflating(socket);
    }

    private void agreed() throws IOException {
        open().requirePong("compressing");
        try (RawSocket socket = candidate.tcp()) {
            Handshake handshake = candidate.handshake(PATH);
            socket.write(handshake.bytes());
            HttpReply reply = HttpReply.read(socket);
            handshake.requireAcceptedBy(reply);
            String agreed = reply.header("sec-websocket-extensions").orElse("");
            Violation.unless(agreed.isEmpty(), "no extension that nobody offered", agreed);
            Peer peer = new Peer(socket);
            peer.say("plain");
            Violation.unlessEqual("echo", "plain", peer.text());
        }
    }

    private static Frame deflated(Frame frame) {
        return frame.reserved(4);
    }

    private void echo() throws IOException {
        Peer peer = open();
        for (int size : new int[] {24, 1, 125, 126, 65_536, 1_000_000}) {
            byte[] message = Content.slice(size, size);
            peer.send(deflated(Frame.binary(Inflated.deflated(message))));
            Violation.unless(
                    Arrays.equals(message, peer.binary()),
                    "the message of " + size + " bytes, inflated",
                    "other bytes");
        }
        String text = "Grüße, Grüße";
        peer.send(deflated(Frame.of(Frame.TEXT, Inflated.deflated(text.getBytes(StandardCharsets.UTF_8)))));
        Violation.unlessEqual("echo", text, peer.text());
    }

    private void compresses() throws IOException {
        Peer peer = open();
        byte[] message = new byte[20_000];
        Arrays.fill(message, (byte) 'x');
        peer.send(deflated(Frame.binary(Inflated.deflated(message))));
        Violation.unless(Arrays.equals(message, peer.binary()), "the message, inflated", "other bytes");
        Violation.unless(
                peer.cameCompressed() && peer.compressedBytes() < message.length / 10,
                "20,000 equal bytes to take less than 2,000",
                peer.cameCompressed() ? peer.compressedBytes() : "no compression");
    }

    private void plain() throws IOException {
        Peer peer = open();
        peer.send(Frame.binary(Content.slice(0, 300)));
        Violation.unless(Arrays.equals(Content.slice(0, 300), peer.binary()), "the message", "other bytes");
    }

    /** Four MiB that take four KiB on the wire. */
    private void oversize() throws IOException {
        Peer peer = open();
        peer.send(deflated(Frame.binary(Inflated.deflated(new byte[LONGER]))));
        peer.closedOrDroppedUnanswered(1009);
        candidate.requireAlive();
    }
}
