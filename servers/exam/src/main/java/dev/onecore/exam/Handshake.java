package dev.onecore.exam;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** An opening handshake (RFC 6455, section 4.1) written by hand, so that parts of it can be changed or left out. */
final class Handshake {

    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final String path;
    private final Map<String, String> headers;

    private Handshake(String path, Map<String, String> headers) {
        this.path = path;
        this.headers = headers;
    }

    static Handshake at(String path, String host) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", host);
        headers.put("Upgrade", "websocket");
        headers.put("Connection", "Upgrade");
        headers.put("Sec-WebSocket-Key", KEY);
        headers.put("Sec-WebSocket-Version", "13");
        return new Handshake(path, headers);
    }

    Handshake with(String header, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(header, value);
        return new Handshake(path, changed);
    }

    Handshake without(String header) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.remove(header);
        return new Handshake(path, changed);
    }

    byte[] bytes() {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        return request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Checks that a reply accepts this handshake and negotiates nothing. */
    void requireAcceptedBy(HttpReply reply) {
        Violation.unlessEqual("handshake at " + path + " answered with status", 101, reply.status());
        Violation.unlessEqual(
                "header Sec-WebSocket-Accept", accept(KEY), reply.headers().get("sec-websocket-accept") + "");
        String upgrade = reply.header("upgrade").orElse("").toLowerCase(Locale.ROOT);
        Violation.unlessEqual("header Upgrade", "websocket", upgrade);
        String connection = reply.header("connection").orElse("").toLowerCase(Locale.ROOT);
        Violation.unless(connection.contains("upgrade"), "header Connection: Upgrade", connection);
    }

    /** Returns the answer to a key (RFC 6455, section 4.2.2, item 5.4). */
    static String accept(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
