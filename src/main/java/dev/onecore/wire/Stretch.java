package dev.onecore.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;

/**
 * One direction of one connection: what was read from a peer and is on its way to the other. What need not wait is written at once,
 * from the buffer that it was read into.
 */
final class Stretch {
    /** Bytes that may be on their way before the peer is read no further. */
    private static final int MOST_WAITING = 4 << 20;

    private record Parcel(ByteBuffer bytes, long dueNs) {}

    private final SelectionKey from;
    private final SelectionKey to;
    private final WireDirection link;
    private final boolean holdsBack;
    private final ArrayDeque<Parcel> waiting = new ArrayDeque<>();
    private int bytes;
    private long latestNs;
    private boolean ended;
    private boolean shut;
    private boolean full;

    /**
     * Nothing on its way yet.
     *
     * @param holdsBack whether anything has to wait on the link
     */
    Stretch(SelectionKey from, SelectionKey to, WireDirection link, boolean holdsBack) {
        this.from = from;
        this.to = to;
        this.link = link;
        this.holdsBack = holdsBack;
        this.latestNs = System.nanoTime();
    }

    /** Whether more may be read. */
    boolean takes() {
        return !ended && bytes < MOST_WAITING;
    }

    /** Whether there is something that only waits for the peer to take it. */
    boolean full() {
        return full;
    }

    /** Whether all that came was handed over, and the end of it too. */
    boolean over() {
        return shut;
    }

    /** When the first of what is on its way is due; {@link Long#MAX_VALUE} when nothing is, or it waits for the peer. */
    long dueNs() {
        Parcel first = waiting.peek();
        return first == null || full ? Long.MAX_VALUE : first.dueNs;
    }

    /** Reads what there is by the loop's buffer. */
    void read(ByteBuffer buffer, long nowNs) throws IOException {
        buffer.clear();
        int count = channel(from).read(buffer);
        if (count < 0) {
            ended = true;
            write(nowNs);
            return;
        }
        buffer.flip();
        if (!holdsBack && waiting.isEmpty()) {
            channel(to).write(buffer);
        }
        if (buffer.hasRemaining()) {
            ByteBuffer kept =
                    ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
            // What came later is never earlier, whatever jitter was drawn.
            long dueNs = holdsBack ? link.arrivalNs(kept.remaining(), nowNs) : nowNs;
            latestNs = dueNs - latestNs < 0 ? latestNs : dueNs;
            waiting.add(new Parcel(kept, latestNs));
            bytes += kept.remaining();
            full = !holdsBack;
        }
    }

    /** Hands over what is due. */
    void write(long nowNs) throws IOException {
        full = false;
        for (Parcel first = waiting.peek(); first != null && first.dueNs - nowNs <= 0; first = waiting.peek()) {
            bytes -= channel(to).write(first.bytes);
            if (first.bytes.hasRemaining()) {
                full = true;
                return;
            }
            waiting.remove();
        }
        if (ended && waiting.isEmpty() && !shut) {
            shut = true;
            channel(to).shutdownOutput();
        }
    }

    private static SocketChannel channel(SelectionKey key) {
        return (SocketChannel) key.channel();
    }
}
