package dev.onecore.simulations;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A TCP proxy on loopback that flips one bit of what each client sends, at one offset; what the server sends passes unchanged. */
final class FlippingProxy implements Closeable {

    private final ServerSocket listener;
    private final int server;
    private final long offset;

    /**
     * Begins to listen.
     *
     * @param server the port that it passes on to
     * @param offset of the byte whose lowest bit is flipped, in each connection
     */
    FlippingProxy(int server, long offset) throws IOException {
        this.server = server;
        this.offset = offset;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
            daemon(() -> pass(client, upstream, offset));
            daemon(() -> pass(upstream, client, Long.MAX_VALUE));
        }
    }

    private static void pass(Socket from, Socket to, long flipped) throws IOException {
        byte[] buffer = new byte[65_536];
        long seen = 0;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (flipped >= seen && flipped < seen + count) {
                    buffer[(int) (flipped - seen)] ^= 1;
                }
                seen += count;
                out.write(buffer, 0, count);
            }
        }
    }

    private interface SocketTask {
        void run() throws IOException;
    }

    private static void daemon(SocketTask work) {
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
