package dev.onecore.socket;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;

/** A server on loopback that reads a request's head and says what it was told to say. */
final class CannedServer implements AutoCloseable {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** What is said to a request; nothing, and the connection is closed at once. */
    interface CannedReply {
        String to(String head) throws GeneralSecurityException;
    }

    static CannedReply saying(String text) {
        return head -> text;
    }

    /** Agrees to the handshake, with more headers, a line each. */
    static CannedReply switching(String headers) {
        return head -> {
            String key = head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:"))
                    .findFirst()
                    .orElseThrow()
                    .split(":", 2)[1]
                    .strip();
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                    + Base64.getEncoder().encodeToString(sha1) + "\r\n" + headers + "\r\n";
        };
    }

    private final ServerSocket listener;
    private final Queue<String> heads = new ConcurrentLinkedQueue<>();

    CannedServer(CannedReply answer) throws IOException {
        this(answer, ServerSocketFactory.getDefault());
    }

    /** One that listens by a factory's sockets, such as those of TLS. */
    CannedServer(CannedReply answer, ServerSocketFactory sockets) throws IOException {
        listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> accept(answer));
        thread.setDaemon(true);
        thread.start();
    }

    URI uri() {
        return uri(listener instanceof SSLServerSocket ? "wss" : "ws");
    }

    /** Its address, as if it spoke another scheme. */
    URI uri(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
    }

    /** The head of each request. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    private void accept(CannedReply answer) {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                // A request this small comes in one segment, and what is not HTTP has no end to wait for.
                InputStream in = client.getInputStream();
                byte[] buffer = new byte[65_536];
                int count = in.read(buffer);
                if (count < 0) {
                    continue;
                }
                String head = new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
                heads.add(head);
                String said = answer.to(head);
                client.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
                if (said.startsWith("HTTP/1.1 101")) {
                    // The client closes the connection when it is done.
                    boolean unused = in.read() < 0;
                }
            } catch (IOException | GeneralSecurityException e) {
                // The client has gone, or the listener was closed.
                continue;
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
