package dev.onecore.exam;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One connection to the reference server before it is a WebSocket. */
final class ReferenceHttp {

    private final ReferenceServer server;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Map<String, String> headers = new HashMap<>();

    ReferenceHttp(ReferenceServer server, Socket socket) throws IOException {
        this.server = server;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 65_536);
        this.out = socket.getOutputStream();
    }

    void serve() throws IOException {
        String[] lines = head().split("\r\n");
        String[] request = lines[0].split(" ");
        if (request.length < 3 || !request[0].equals("GET")) {
            if (server.has(Fault.DIES_OF_JUNK)) {
                server.close();
            }
            reply("400 Bad Request", "no GET request", "text/plain");
            return;
        }
        for (int i = 1; i < lines.length; i++) {
            String[] header = lines[i].split(":", 2);
            headers.put(header[0].toLowerCase(Locale.ROOT), header.length < 2 ? "" : header[1].strip());
        }
        String path = server.has(Fault.HEEDS_QUERIES) ? request[1] : request[1].split("\\?", 2)[0];
        if ("websocket".equalsIgnoreCase(headers.get("upgrade")) && headers.containsKey("sec-websocket-key")) {
            upgrade(path);
        } else {
            if (headers.containsKey("upgrade") && server.has(Fault.DIES_OF_A_BROKEN_HANDSHAKE)) {
                server.close();
            }
            get(path);
        }
    }

    private String head() throws IOException {
        if (server.has(Fault.READS_ONE_SEGMENT)) {
            byte[] segment = new byte[16_384];
            int length = in.read(segment);
            return new String(segment, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
        }
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n") && head.size() < 16_384) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("gone");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private void get(String path) throws IOException {
        if (path.equals("/health")) {
            reply("200 OK", server.has(Fault.IS_UNWELL) ? "unwell" : "ok", "text/plain");
        } else if (path.equals("/info")) {
            reply("200 OK", server.info(), "application/json");
        } else {
            reply(server.has(Fault.KNOWS_EVERY_PATH) ? "200 OK" : "404 Not Found", "no such path", "text/plain");
        }
    }

    private void reply(String status, String body, String type) throws IOException {
        String reply = "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(status, type, body.length(), body);
        out.write(reply.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void upgrade(String path) throws IOException {
        boolean optional =
                path.equals("/echo-deflate") || (path.equals("/topic") && !server.has(Fault.ANNOUNCES_WHAT_IT_LACKS));
        boolean known = (Rules.ENDPOINTS.contains(path) || optional) && !server.has(Fault.ACCEPTS_NO_UPGRADE);
        if (!known && !server.has(Fault.UPGRADES_UNKNOWN_PATHS)) {
            reply("404 Not Found", "no such endpoint", "text/plain");
            return;
        }
        String accept = Handshake.accept(headers.get("sec-websocket-key"));
        StringBuilder reply = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Accept: " + accept + "\r\n");
        String extensions = headers.getOrDefault("sec-websocket-extensions", "");
        boolean deflates = path.equals("/echo-deflate")
                && extensions.startsWith("permessage-deflate")
                && !server.has(Fault.AGREES_ON_NO_DEFLATE);
        if (deflates) {
            reply.append("Sec-WebSocket-Extensions: permessage-deflate\r\n");
        }
        if (server.has(Fault.ACCEPTS_DEFLATE) && !deflates && extensions.startsWith("permessage-deflate")) {
            reply.append("Sec-WebSocket-Extensions: permessage-deflate\r\n");
        }
        if (server.has(Fault.ACCEPTS_FRAME_DEFLATE) && extensions.startsWith("x-webkit-deflate-frame")) {
            reply.append("Sec-WebSocket-Extensions: x-webkit-deflate-frame\r\n");
        }
        if (server.has(Fault.CHOOSES_A_SUB_PROTOCOL) && headers.containsKey("sec-websocket-protocol")) {
            reply.append("Sec-WebSocket-Protocol: chat\r\n");
        }
        out.write(reply.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        server.connectionsTotal.incrementAndGet();
        server.connectionsOpen.incrementAndGet();
        if (path.equals("/idle") && server.has(Fault.GIVES_UP_ON_THE_IDLE)) {
            socket.setSoTimeout(1_500);
        }
        boolean orderly = false;
        try {
            orderly = new ReferenceSocket(
                            server, socket, in, out, path.equals("/echo-deflate") ? "/echo" : path, deflates)
                    .serve();
        } finally {
            boolean forgets = orderly
                    ? server.has(Fault.FORGETS_CLOSED_CONNECTIONS)
                    : server.has(Fault.LEAKS_HALF_FRAMES) && !path.equals("/upload");
            server.connectionsOpen.addAndGet(forgets ? 0 : -1);
        }
    }
}
