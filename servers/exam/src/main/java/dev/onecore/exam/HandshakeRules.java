package dev.onecore.exam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the opening handshake may and may not do. */
final class HandshakeRules {

    private final Candidate candidate;

    HandshakeRules(Candidate candidate) {
        this.candidate = candidate;
    }

    List<Rule> all() {
        return List.of(
                rule("accepts-connections", "When it can accept, it prints one line", this::accepts)
                        .needing()
                        .inBrief(),
                rule("upgrades", "Endpoints: /echo, /stream, /upload, /download, /idle", this::upgrades)
                        .needing("accepts-connections")
                        .inBrief(),
                rule(
                                "declines-deflate",
                                "Compression is declined (no permessage-deflate …)",
                                () -> declines("permessage-deflate; client_max_window_bits"))
                        .inBrief(),
                rule(
                                "declines-frame-deflate",
                                "Compression is declined (… no per-frame deflate)",
                                () -> declines("x-webkit-deflate-frame"))
                        .inBrief(),
                rule("no-sub-protocol", "no extension, no sub-protocol", this::noSubProtocol)
                        .inBrief(),
                rule(
                        "unknown-path-upgrade",
                        "Any other path → 404, for a WebSocket handshake too, before the upgrade",
                        this::unknownPath),
                rule("query-ignored", "Query strings are ignored", this::query),
                rule("handshake-in-pieces", "A handshake is a stream of bytes (RFC 6455, 4.1)", this::pieces),
                rule(
                        "broken-handshake-survived",
                        "A framework that itself departs from RFC 6455 keeps its way (but goes on)",
                        this::broken));
    }

    private static Rule rule(String name, String sentence, Rule.Check check) {
        return Rule.of(Group.HANDSHAKE, name, sentence, check).needing("upgrades");
    }

    private void accepts() {
        Violation.unless(candidate.accepts(), "an open port", "connection refused or timed out");
    }

    private void upgrades() throws IOException {
        for (String path : Rules.ENDPOINTS) {
            candidate.open(path).socket().close();
        }
        candidate.beginIdleProbe();
    }

    private void declines(String extension) throws IOException {
        for (String path : Rules.ENDPOINTS) {
            HttpReply reply = upgrade(candidate.handshake(path).with("Sec-WebSocket-Extensions", extension));
            String negotiated = reply.header("sec-websocket-extensions").orElse("");
            Violation.unless(negotiated.isEmpty(), "no extension at " + path, negotiated);
        }
    }

    private void noSubProtocol() throws IOException {
        HttpReply reply = upgrade(candidate.handshake("/echo").with("Sec-WebSocket-Protocol", "chat, superchat"));
        String chosen = reply.header("sec-websocket-protocol").orElse("");
        Violation.unless(chosen.isEmpty(), "no sub-protocol", chosen);
    }

    private HttpReply upgrade(Handshake handshake) throws IOException {
        try (RawSocket socket = candidate.tcp()) {
            socket.write(handshake.bytes());
            HttpReply reply = HttpReply.read(socket);
            handshake.requireAcceptedBy(reply);
            Peer peer = new Peer(socket);
            peer.requirePong("still plain");
            return reply;
        }
    }

    private void unknownPath() throws IOException {
        for (String path : List.of("/", "/nowhere", "/echo/deeper", "/health2")) {
            try (RawSocket socket = candidate.tcp()) {
                socket.write(candidate.handshake(path).bytes());
                Violation.unlessEqual(
                        "handshake at " + path + " answered with status",
                        404,
                        HttpReply.read(socket).status());
            }
        }
    }

    private void query() throws IOException {
        Peer peer = candidate.open("/echo?token=1&x=%20");
        peer.say("asked");
        Violation.unlessEqual("echo", "asked", peer.text());
        Violation.unlessEqual(
                "GET /health?now status", 200, candidate.get("/health?now").status());
    }

    private void pieces() throws IOException {
        RawSocket socket = candidate.tcp();
        Handshake handshake = candidate.handshake("/echo");
        socket.dribble(handshake.bytes());
        handshake.requireAcceptedBy(HttpReply.read(socket));
        new Peer(socket).requirePong("whole");
    }

    private void broken() throws IOException {
        Handshake sound = candidate.handshake("/echo");
        attempt(sound.without("Sec-WebSocket-Key").bytes());
        attempt(sound.with("Sec-WebSocket-Key", "short").bytes());
        attempt(sound.without("Sec-WebSocket-Version").bytes());
        attempt(sound.with("Sec-WebSocket-Version", "99").bytes());
        attempt(sound.without("Upgrade").bytes());
        attempt(sound.without("Connection").bytes());
        attempt(sound.without("Host").bytes());
        attempt("GET /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        attempt("\r\n\r\n\u0000\u0001 no request at all\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        candidate.requireAlive();
    }

    /** Sends a request and leaves; the server may answer it as it likes. */
    private void attempt(byte[] request) throws IOException {
        try (RawSocket socket = candidate.tcp()) {
            socket.write(request);
            socket.finish();
        }
    }
}
