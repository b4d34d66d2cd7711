package dev.onecore.exam;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A TCP connection that does as it is told: bytes one by one, an abrupt end, or no reading at all. */
final class RawSocket implements Closeable {

    private static final int HEADER_BYTES = 8;

    /** How long a read waits for the server. */
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 65_536);
        this.out = socket.getOutputStream();
    }

    /**
     * Connects.
     *
     * @param receiveBuffer bytes that the kernel may hold for us, or 0 for its own choice
     */
    static RawSocket connect(InetSocketAddress address, int receiveBuffer) throws IOException {
        // Direct, whatever proxy the JVM's properties name.
        Socket socket = new Socket(Proxy.NO_PROXY);
        try {
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) TIMEOUT.toMillis());
            socket.connect(address, (int) TIMEOUT.toMillis());
            return new RawSocket(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /**
     * Writes each byte as a segment of its own, slowly enough for most to be read alone: the header's even by a server that is
     * late for want of a core.
     */
    void dribble(byte[] bytes) throws IOException {
        for (int i = 0; i < bytes.length; i++) {
            out.write(bytes[i]);
            out.flush();
            LockSupport.parkNanos(i < HEADER_BYTES ? 20_000_000 : 200_000);
        }
    }

    /** Returns the next byte, 0 to 255, or −1 at the end of the stream. */
    int read() throws IOException {
        return in.read();
    }

    byte[] read(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the stream ended " + (count - bytes.length) + " bytes early");
        }
        return bytes;
    }

    byte[] readToEnd() throws IOException {
        return in.readAllBytes();
    }

    /** Reads and forgets what is there, and returns how many bytes that were, −1 at the end of the stream. */
    int skip() throws IOException {
        return in.read(new byte[65_536]);
    }

    /** Sets how long reads wait from now on. */
    void timeout(Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    /** Ends our side of the stream (FIN) and goes on reading. */
    void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** Ends the connection at once (RST). */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Ends the connection at once, whatever state it is in. */
    void abandon() {
        try {
            reset();
        } catch (IOException e) {
            // It was closed already, by the rule itself or by the server.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
