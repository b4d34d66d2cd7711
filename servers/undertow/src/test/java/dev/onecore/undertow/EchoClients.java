package dev.onecore.undertow;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

/** Connections to {@code /echo} that each keep a window of small binary messages in flight, on the caller's thread. */
final class EchoClients implements AutoCloseable {
    private static final int SERVER_HEADER = 2;
    private static final byte[] MASK = {0x12, 0x34, 0x56, 0x78};

    private final Selector selector;
    private final ByteBuffer frames;
    private final int frame;
    private final int reply;
    private final ByteBuffer arrived = ByteBuffer.allocateDirect(1 << 20);
    private boolean begun;

    private EchoClients(Selector selector, int window, int size) {
        this.selector = selector;
        this.frame = SERVER_HEADER + MASK.length + size;
        this.reply = SERVER_HEADER + size;
        this.frames = ByteBuffer.allocateDirect(frame * window);
        byte[] payload = new byte[size];
        new Random(1).nextBytes(payload);
        for (int i = 0; i < window; i++) {
            frames.put((byte) 0x82).put((byte) (0x80 | size)).put(MASK);
            for (int j = 0; j < size; j++) {
                frames.put((byte) (payload[j] ^ MASK[j % MASK.length]));
            }
        }
    }

    /** Opens the connections; {@code size} is below 126. */
    static EchoClients connect(URI server, int connections, int window, int size) throws IOException {
        EchoClients clients = new EchoClients(Selector.open(), window, size);
        for (int i = 0; i < connections; i++) {
            clients.open(server);
        }
        return clients;
    }

    private void open(URI server) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.write(StandardCharsets.US_ASCII.encode("GET /echo HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Version: 13\r\n\r\n"));
        StringBuilder answer = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (answer.indexOf("\r\n\r\n") < 0 && channel.read(one.clear()) > 0) {
            answer.append((char) one.get(0));
        }
        if (!answer.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("no upgrade: " + answer);
        }
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new long[1]);
    }

    /** Keeps the windows full for that time and returns how many replies came. */
    long run(Duration time) throws IOException {
        if (!begun) {
            begun = true;
            for (SelectionKey key : selector.keys()) {
                send((SocketChannel) key.channel(), frames.capacity() / frame);
            }
        }
        long messages = 0;
        long began = System.nanoTime();
        while (System.nanoTime() - began < time.toNanos()) {
            selector.select(100);
            for (SelectionKey key : selector.selectedKeys()) {
                messages += echo((SocketChannel) key.channel(), (long[]) key.attachment());
            }
            selector.selectedKeys().clear();
        }
        return messages;
    }

    private long echo(SocketChannel channel, long[] partial) throws IOException {
        int count = channel.read(arrived.clear());
        if (count < 0) {
            throw new IOException("the server closed a connection");
        }
        long bytes = partial[0] + count;
        partial[0] = bytes % reply;
        int replies = (int) (bytes / reply);
        send(channel, replies);
        return replies;
    }

    private void send(SocketChannel channel, int messages) throws IOException {
        ByteBuffer batch = frames.duplicate().position(0).limit(messages * frame);
        while (batch.hasRemaining()) {
            channel.write(batch);
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
