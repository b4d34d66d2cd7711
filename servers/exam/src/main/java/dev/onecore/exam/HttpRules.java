package dev.onecore.exam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Plain HTTP beside the WebSocket endpoints. */
final class HttpRules {

    private final Candidate candidate;

    HttpRules(Candidate candidate) {
        this.candidate = candidate;
    }

    List<Rule> all() {
        return List.of(
                rule("health", "GET /health → 200 text/plain ok", this::health),
                rule("unknown-path", "Any other path → 404", this::unknownPath),
                rule("http-junk-survived", "A fault … other connections unaffected", this::junk));
    }

    private static Rule rule(String name, String sentence, Rule.Check check) {
        return Rule.of(Group.HTTP, name, sentence, check).needing("accepts-connections");
    }

    private void health() throws IOException {
        HttpReply reply = candidate.get("/health");
        Violation.unlessEqual("status", 200, reply.status());
        String type = reply.header("content-type").orElse("none");
        Violation.unless(type.startsWith("text/plain"), "Content-Type text/plain", type);
        Violation.unlessEqual("body", "ok", reply.body().strip());
    }

    private void unknownPath() throws IOException {
        for (String path : List.of("/", "/nowhere", "/info/more", "/HEALTH")) {
            Violation.unlessEqual(
                    "GET " + path + " status", 404, candidate.get(path).status());
        }
    }

    private void junk() throws IOException {
        Peer bystander = candidate.open("/echo");
        send("GET /health HTTP/1.1\r\nHost: x\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n\u0001\u0002junk\r\n\r\n");
        send("POST /health HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
        send("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        send("GET /health HTTP/1.1\r\nHost: x\r\nX: ");
        bystander.say("unaffected");
        Violation.unlessEqual("echo on another connection", "unaffected", bystander.text());
        candidate.requireAlive();
    }

    private void send(String request) throws IOException {
        try (RawSocket socket = candidate.tcp()) {
            socket.write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.finish();
        }
    }
}
