package dev.onecore.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Pings of the client's own on one socket. They are due at an interval whatever has come back, and a round trip counts from then on,
 * so that a server that stands still is seen in all pings that it keeps waiting. It belongs to the socket's event loop.
 *
 * <p>Each carries its number; a pong with it answers all before it too, as a server may answer the latest ping alone (RFC 6455,
 * section 5.5.3). Other pongs are none of ours.
 */
final class Pings implements Pacer.Paced {
    /** Further ones are held back, as a server that answers none would be buried under them. */
    private static final int MOST_OUT = 100;

    /** Who hears of pongs. */
    interface PingListener {

        /** A ping was due then, and its pong came. */
        void ponged(long dueNs, long arrivalNs);

        /** Nobody waits for the pong of a ping any longer that was due then, more than an interval ago. */
        void unanswered(long dueNs, long nowNs);
    }

    private final Socket socket;
    private final long everyNs;
    private final long firstNs;
    private final PingListener listener;
    private long sent;
    private long answered;
    private boolean stopped;

    Pings(Socket socket, long everyNs, PingListener listener) {
        this.socket = socket;
        this.everyNs = everyNs;
        this.listener = listener;
        firstNs = System.nanoTime() + everyNs;
        Pacer.of(socket.loop()).at(firstNs, this);
    }

    @Override
    public long due(long nowNs) {
        if (stopped) {
            return Pacer.NEVER;
        }
        if (sent - answered < MOST_OUT) {
            byte[] number = new byte[Long.BYTES];
            Unpooled.wrappedBuffer(number).setLong(0, sent);
            ByteBuf out = socket.buffer(FrameWriter.headerBytes(Long.BYTES) + Long.BYTES);
            socket.writer().frame(out, FrameReader.PING, number);
            socket.send(out);
        }
        sent++;
        return dueNs(sent);
    }

    private long dueNs(long number) {
        return firstNs + number * everyNs;
    }

    /** A pong came. */
    void ponged(ByteBuf payload, long arrivalNs) {
        if (payload.readableBytes() != Long.BYTES) {
            return;
        }
        long number = payload.getLong(payload.readerIndex());
        if (number < sent) {
            for (; answered <= number; answered++) {
                listener.ponged(dueNs(answered), arrivalNs);
            }
        }
    }

    /** No more pings, as the socket was closed. */
    void stop(long nowNs) {
        stopped = true;
        for (; answered < sent && nowNs - dueNs(answered) > everyNs; answered++) {
            listener.unanswered(dueNs(answered), nowNs);
        }
        answered = sent;
    }
}
