package dev.onecore.simulations;

import dev.onecore.socket.SelfSigned;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;

/** TLS on loopback before a server without, under a certificate made for it, which only its own file confirms. */
final class TlsProxy implements Closeable {

    private final ServerSocket listener;
    private final int server;
    private final Path certificate;
    private final Queue<String> heads = new ConcurrentLinkedQueue<>();

    /** Begins to listen; the certificate lands in {@code folder}. */
    TlsProxy(int server, Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        this.server = server;
        SelfSigned identity = SelfSigned.in(folder, "san=ip:127.0.0.1");
        this.certificate = identity.certificate();
        SSLContext tls = identity.tls();
        listener = tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The file that confirms the certificate: the certificate itself. */
    Path certificate() {
        return certificate;
    }

    /** The first bytes of each connection that a client opened. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            daemon(() -> {
                try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
                    daemon(() -> upstream.getInputStream().transferTo(client.getOutputStream()));
                    pass(client.getInputStream(), upstream.getOutputStream());
                }
            });
        }
    }

    private void pass(InputStream in, OutputStream out) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        byte[] buffer = new byte[65_536];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (head.size() == 0) {
                head.write(buffer, 0, count);
                heads.add(head.toString(StandardCharsets.ISO_8859_1));
            }
            out.write(buffer, 0, count);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // One side has gone; the other is closed with it.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
