package dev.onecore.exam;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A reply to a plain or upgrading HTTP request.
 *
 * @param status such as 200
 * @param headers by lower-case name
 * @param body empty after an upgrade
 */
record HttpReply(int status, Map<String, String> headers, String body) {

    private static final int LONGEST_HEAD = 65_536;

    HttpReply {
        headers = Map.copyOf(headers);
    }

    Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /** Reads the status line and headers, and the body unless the connection was upgraded. */
    static HttpReply read(RawSocket socket) throws IOException {
        String[] lines = head(socket).split("\r\n", -1);
        String[] first = lines[0].split(" ", 3);
        Violation.unless(first.length >= 2 && first[1].matches("\\d{3}"), "an HTTP status line", lines[0]);
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
        }
        int status = Integer.parseInt(first[1]);
        return new HttpReply(status, headers, status == 101 ? "" : body(socket, headers));
    }

    private static String head(RawSocket socket) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int next = socket.read();
            Violation.unless(next >= 0, "an HTTP reply", "the connection closed after " + head.size() + " bytes");
            Violation.unless(head.size() < LONGEST_HEAD, "an HTTP reply", "a head without an end");
            head.write(next);
            matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        return text.substring(0, text.length() - 4);
    }

    private static String body(RawSocket socket, Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunkedBody(socket);
        }
        String length = headers.get("content-length");
        byte[] body = length == null ? socket.readToEnd() : socket.read(Integer.parseInt(length));
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String chunkedBody(RawSocket socket) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(socket).split(";", 2)[0].strip(), 16);
            body.writeBytes(socket.read(size));
            line(socket);
            if (size == 0) {
                return body.toString(StandardCharsets.UTF_8);
            }
        }
    }

    private static String line(RawSocket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = socket.read(); next >= 0 && next != '\n'; next = socket.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
