package dev.onecore.exam.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A closed loop of echoes from one thread: so many connections, on each of them so many messages in flight. Every reply
 * is compared with what was sent.
 *
 * <p>It is made to cost the server as much as any client does and itself as little as it can: all messages are one
 * masked binary frame made beforehand, replies are counted per read, and as many are sent again in one write.
 */
public final class EchoLoad implements AutoCloseable {
    /** A frame of up to 125 bytes has a header of 2, and a request its mask besides (RFC 6455, section 5.2). */
    private static final int HEADER = 2;

    private static final int LONGEST = 125;
    private static final byte[] MASK = {0x1f, 0x2e, 0x3d, 0x4c};

    private final Selector selector = Selector.open();
    private final int replyBytes;
    private final byte[] replies;
    private final ByteBuffer requests;
    private final ByteBuffer in;
    private long received;

    /** What one connection still has to get: bytes of a reply that came in part. */
    private static final class Pending {
        private int offset;
    }

    /**
     * Connects to {@code /echo} and sends the first messages.
     *
     * @param size bytes of each message, at most 125
     * @throws IOException when a connection or its handshake fails
     */
    public EchoLoad(int port, int connections, int window, int size) throws IOException {
        if (size > LONGEST) {
            throw new IllegalArgumentException("size must be at most " + LONGEST + ", not " + size);
        }
        this.replyBytes = HEADER + size;
        this.replies = replies(window + 1, size);
        this.requests = requests(window, size);
        this.in = ByteBuffer.allocateDirect(window * replyBytes);
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            upgrade(channel);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Pending());
            send(channel, window);
        }
    }

    private static byte[] replies(int count, int size) {
        byte[] frames = new byte[count * (HEADER + size)];
        for (int i = 0; i < count; i++) {
            int at = i * (HEADER + size);
            frames[at] = (byte) 0x82;
            frames[at + 1] = (byte) size;
            Arrays.fill(frames, at + HEADER, at + HEADER + size, (byte) 'e');
        }
        return frames;
    }

    private static ByteBuffer requests(int count, int size) {
        ByteBuffer frames = ByteBuffer.allocateDirect(count * (HEADER + MASK.length + size));
        for (int i = 0; i < count; i++) {
            frames.put((byte) 0x82).put((byte) (0x80 | size)).put(MASK);
            for (int j = 0; j < size; j++) {
                frames.put((byte) ('e' ^ MASK[j % MASK.length]));
            }
        }
        return frames.flip();
    }

    private static void upgrade(SocketChannel channel) throws IOException {
        channel.write(ByteBuffer.wrap("""
            GET /echo HTTP/1.1\r
            Host: 127.0.0.1\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            \r
            """.getBytes(StandardCharsets.US_ASCII)));
        StringBuilder answer = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (answer.indexOf("\r\n\r\n") < 0) {
            if (channel.read(one.clear()) < 0) {
                throw new IOException("closed in the handshake after: " + answer);
            }
            answer.append((char) one.get(0));
        }
        if (!answer.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("no upgrade: " + answer);
        }
    }

    /** Goes on for that long and returns how many replies came. */
    public long run(long durationNs) throws IOException {
        long before = received;
        long startNs = System.nanoTime();
        while (System.nanoTime() - startNs < durationNs) {
            if (selector.select(this::read, 1_000) == 0) {
                throw new IOException("no reply for a second, after " + received);
            }
        }
        return received - before;
    }

    private void read(SelectionKey key) {
        try {
            SocketChannel channel = (SocketChannel) key.channel();
            Pending pending = (Pending) key.attachment();
            int bytes = channel.read(in.clear());
            if (bytes < 0 || !in.flip().equals(ByteBuffer.wrap(replies, pending.offset, bytes))) {
                throw new IOException(bytes < 0 ? "closed by the server" : "a reply differs from what was sent");
            }
            int whole = (pending.offset + bytes) / replyBytes;
            pending.offset = (pending.offset + bytes) % replyBytes;
            received += whole;
            send(channel, whole);
        } catch (IOException broken) {
            throw new IllegalStateException("connection failed after " + received + " replies", broken);
        }
    }

    private void send(SocketChannel channel, int messages) throws IOException {
        ByteBuffer some = requests.duplicate().limit(messages * (replyBytes + MASK.length));
        while (some.hasRemaining()) {
            channel.write(some);
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
