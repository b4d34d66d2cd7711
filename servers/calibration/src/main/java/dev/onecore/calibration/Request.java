package dev.onecore.calibration;

import dev.onecore.contract.Endpoint;
import dev.onecore.contract.Service;
import dev.onecore.contract.Service.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The head of an HTTP request, and what to answer it (RFC 6455, section 4.2).
 *
 * @param method such as GET
 * @param target the path with its query
 * @param headers by name in lower case
 */
record Request(String method, String target, Map<String, String> headers) {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;

    Request {
        headers = Map.copyOf(headers);
    }

    /** Reads a head without its empty last line; empty when it is not one. */
    static Optional<Request> read(String head) {
        String[] lines = head.split("\r\n", -1);
        String[] first = lines[0].split(" ", -1);
        if (first.length != 3 || !first[2].startsWith("HTTP/1.1")) {
            return Optional.empty();
        }
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] parts = lines[i].split(":", 2);
            if (parts.length != 2) {
                return Optional.empty();
            }
            headers.merge(parts[0].toLowerCase(Locale.ROOT), parts[1].strip(), (one, other) -> one + ", " + other);
        }
        return Optional.of(new Request(first[0], first[1], headers));
    }

    /** The endpoint that a WebSocket is asked for, if the request is a whole and proper handshake. */
    Optional<Endpoint> upgrade(Service service) {
        boolean asked = method.equals("GET")
                && words("upgrade").contains("websocket")
                && words("connection").contains("upgrade")
                && header("sec-websocket-version").equals("13")
                && keyBytes() == KEY_BYTES;
        return asked ? service.endpoint(target) : Optional.empty();
    }

    /** The answer that opens a WebSocket; no extension and no sub-protocol is accepted. */
    String accept() {
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + accepted(header("sec-websocket-key")) + "\r\n\r\n";
    }

    /** The answer of a request that opens none. */
    String answer(Service service) {
        boolean wantsSocket = words("upgrade").contains("websocket")
                && service.endpoint(target).isPresent();
        if (wantsSocket && !header("sec-websocket-version").equals("13")) {
            return response(new Answer(426, "text/plain", "version 13 is needed"), "Sec-WebSocket-Version: 13\r\n");
        }
        if (wantsSocket || !method.equals("GET")) {
            return bad();
        }
        return response(service.answer(target), "");
    }

    /** The answer to bytes that are not a request. */
    static String bad() {
        return response(new Answer(400, "text/plain", "bad request"), "");
    }

    private static String response(Answer answer, String more) {
        return String.format(
                Locale.ROOT,
                "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n%sConnection: close\r\n\r\n%s",
                answer.status(),
                answer.status() == 200 ? "OK" : "No",
                answer.contentType(),
                answer.body().getBytes(StandardCharsets.UTF_8).length,
                more,
                answer.body());
    }

    private String header(String name) {
        return headers.getOrDefault(name, "");
    }

    private List<String> words(String name) {
        return List.of(header(name).toLowerCase(Locale.ROOT).split("\\s*,\\s*", -1));
    }

    private int keyBytes() {
        try {
            return Base64.getDecoder().decode(header("sec-websocket-key")).length;
        } catch (IllegalArgumentException notBase64) {
            return 0;
        }
    }

    private static String accepted(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }
}
