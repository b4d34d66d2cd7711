package dev.onecore.calibration;

import dev.onecore.contract.Close;
import dev.onecore.contract.Pool;
import dev.onecore.contract.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/** One TCP connection: its bytes in and out, and the way out of a {@link dev.onecore.contract.Session}. The loop's thread uses it. */
final class Peer implements Wire {
    /** Bytes that may wait before a writer has to; it goes on at half of it. */
    private static final int MOST_WAITING = 256 * 1024;

    /** How long a peer may take to close its side after ours. */
    private static final long LINGER_NS = 2_000_000_000L;

    private static final int READ_BYTES = 64 * 1024;
    private static final int GATHERED = 64;
    private static final int FIN = 0x80;

    /** HotSpot's, with compressed class pointers. */
    private static final int ARRAY_HEADER = 16;

    /** What is made of the bytes that come in. */
    interface Reader {
        /** Takes what it can of the bytes; what is left is handed in again with more. */
        void read(ByteBuffer in);

        /** The socket takes bytes again, after {@link Peer#writable} said that it does not. */
        void drained();

        /** The connection is gone; called once. */
        void gone();
    }

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Loop loop;
    private final Link link;
    private final Pool pool;
    private final ByteBuffer in = ByteBuffer.allocate(READ_BYTES);
    private final ArrayDeque<ByteBuffer> out = new ArrayDeque<>();
    private final Turns.Line line = new Turns.Line();
    private Reader reader;
    private byte[] held = new byte[0];
    private long waiting;
    private boolean paused;
    private boolean starved;
    private boolean refused;
    private boolean ending;
    private boolean shut;
    private boolean gone;

    Peer(SocketChannel channel, Loop loop, Link link, Pool pool, Reader reader) throws IOException {
        this.channel = channel;
        this.loop = loop;
        this.link = link;
        this.pool = pool;
        this.reader = reader;
        this.key = loop.register(channel, SelectionKey.OP_READ, this::ready);
    }

    /** Keeps so many bytes of the heap for as long as it is open; the header of an array is a part of them. */
    void hold(int bytes) {
        held = bytes == 0 ? held : new byte[bytes - ARRAY_HEADER];
    }

    /** What it keeps, in bytes. */
    int held() {
        return held.length;
    }

    /** Hands what comes from now on to another reader. */
    void readBy(Reader next) {
        reader = next;
    }

    /** Its echoes that wait for the core. */
    Turns.Line line() {
        return line;
    }

    private void ready(SelectionKey ready) {
        try {
            if (ready.isValid() && ready.isReadable()) {
                read();
            }
            if (!gone && ready.isValid() && ready.isWritable()) {
                write();
            }
        } catch (IOException broken) {
            vanish();
        }
    }

    private void read() throws IOException {
        int allowed = link.allowed(in.remaining(), System.nanoTime());
        if (allowed == 0) {
            starved = true;
            interest();
            loop.at(System.nanoTime() + link.waitNs(), () -> {
                starved = false;
                interest();
            });
            return;
        }
        in.limit(in.position() + allowed);
        int count = channel.read(in);
        if (count < 0) {
            vanish();
            return;
        }
        link.passed(count);
        in.flip();
        if (ending) {
            in.position(in.limit());
        } else {
            reader.read(in);
        }
        in.compact();
        if (!gone) {
            write();
        }
    }

    private void write() throws IOException {
        while (!out.isEmpty()) {
            ByteBuffer[] some = out.stream().limit(GATHERED).toArray(ByteBuffer[]::new);
            long written = channel.write(some);
            waiting -= written;
            while (!out.isEmpty() && !out.peek().hasRemaining()) {
                out.remove();
            }
            if (written == 0) {
                break;
            }
        }
        if (out.isEmpty() && ending && !shut) {
            shut = true;
            channel.shutdownOutput();
            loop.at(System.nanoTime() + LINGER_NS, this::vanish);
        }
        interest();
        if (refused && waiting <= MOST_WAITING / 2 && !ending) {
            refused = false;
            reader.drained();
        }
    }

    private void interest() {
        if (key.isValid()) {
            boolean reads = (!paused || ending) && !starved;
            key.interestOps((reads ? SelectionKey.OP_READ : 0) | (out.isEmpty() ? 0 : SelectionKey.OP_WRITE));
        }
    }

    /** Ends the connection at once. */
    void vanish() {
        if (!gone) {
            gone = true;
            out.clear();
            try {
                channel.close();
            } catch (IOException ignored) {
                // It is gone either way.
            }
            reader.gone();
        }
    }

    /** Queues bytes that are not a frame. */
    void raw(String text) {
        queue(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Queues a frame of that payload, which is not copied. */
    void frame(int opcode, ByteBuffer... payload) {
        int length = 0;
        for (ByteBuffer part : payload) {
            length += part.remaining();
        }
        queue(head(opcode, length));
        for (ByteBuffer part : payload) {
            queue(part);
        }
    }

    private static ByteBuffer head(int opcode, int length) {
        ByteBuffer head = ByteBuffer.allocate(10).put((byte) (FIN | opcode));
        if (length < 126) {
            head.put((byte) length);
        } else if (length <= 0xffff) {
            head.put((byte) 126).putShort((short) length);
        } else {
            head.put((byte) 127).putLong(length);
        }
        return head.flip();
    }

    private void queue(ByteBuffer bytes) {
        if (!gone && !ending) {
            out.add(bytes);
            waiting += bytes.remaining();
        }
    }

    /** Sends what is queued, and nothing behind it; what still comes in is dropped. */
    void end() {
        ending = true;
        flush();
    }

    boolean ending() {
        return ending;
    }

    @Override
    public void text(String message) {
        frame(Frames.TEXT, ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void binary(int offset, int length) {
        frame(Frames.BINARY, pool.slices(offset, length));
    }

    @Override
    public void stamped(long ns, long index, int offset, int length) {
        frame(
                Frames.BINARY,
                ByteBuffer.allocate(2 * Long.BYTES).putLong(ns).putLong(index).flip(),
                pool.slice(offset, length));
    }

    @Override
    public void shared(ByteBuffer payload) {
        frame(Frames.BINARY, payload.duplicate());
    }

    @Override
    public void flush() {
        try {
            if (!gone) {
                write();
            }
        } catch (IOException broken) {
            vanish();
        }
    }

    @Override
    public boolean writable() {
        refused = refused || waiting > MOST_WAITING;
        return !refused;
    }

    @Override
    public void pause() {
        paused = true;
        interest();
    }

    @Override
    public void resume() {
        paused = false;
        interest();
    }

    @Override
    public void later(long delayNs, Runnable task) {
        loop.at(System.nanoTime() + Math.max(0, delayNs), task);
    }

    @Override
    public void close(Close code, String reason) {
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        ByteBuffer payload = ByteBuffer.allocate(Short.BYTES + words.length);
        frame(Frames.CLOSE, payload.putShort((short) code.code()).put(words).flip());
        end();
    }
}
