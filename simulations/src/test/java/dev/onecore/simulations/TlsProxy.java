package dev.onecore.simulations;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** TLS on loopback before a server without, under a certificate made for it, which nobody vouches for but its own file. */
final class TlsProxy implements Closeable {

    private static final String PASSWORD = "changeit";

    private final ServerSocket listener;
    private final int server;
    private final Path certificate;
    private final Queue<String> heads = new ConcurrentLinkedQueue<>();

    /** Begins to listen; the certificate lands in {@code folder}. */
    TlsProxy(int server, Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        this.server = server;
        this.certificate = folder.resolve("certificate.pem");
        Path store = folder.resolve("key.p12");
        keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1");
        keytool(store, "-exportcert", "-rfc", "-file", certificate.toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        listener = tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "test", "-keystore", store.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Who vouches for the certificate: itself. */
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
