package dev.onecore.wire;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * One connection over the wire, of two sockets. The loop's thread uses it.
 *
 * <pre>
 *   CONNECTING --- the server accepts ---&gt; OPEN --- both ends have ended ---&gt; GONE
 *        |                                  |  |
 *        +-- refused: the client is reset   |  +-- half-open: HANGING, until the proxy ends
 *                                           +-- reset by a peer, or cut: both are reset --&gt; GONE
 * </pre>
 */
final class CarriedConnection {
    private final SelectionKey client;
    private final SelectionKey server;
    private final Stretch up;
    private final Stretch down;
    private boolean connected;
    private boolean hanging;
    private boolean gone;

    CarriedConnection(SelectionKey client, SelectionKey server, Stretch up, Stretch down) {
        this.client = client;
        this.server = server;
        this.up = up;
        this.down = down;
    }

    /** The server accepted at once. */
    void connected() {
        connected = true;
        client.interestOps(SelectionKey.OP_READ);
        server.interestOps(SelectionKey.OP_READ);
    }

    /** When it next has something to do by itself. */
    long dueNs() {
        return hanging || gone ? Long.MAX_VALUE : Math.min(up.dueNs(), down.dueNs());
    }

    boolean gone() {
        return gone;
    }

    /** Something can be done on one of its sockets. */
    void ready(SelectionKey key, ByteBuffer buffer, long nowNs) {
        if (gone || hanging || !key.isValid()) {
            return;
        }
        try {
            if (key.isConnectable()) {
                connected = ((SocketChannel) key.channel()).finishConnect();
            }
            if (key.isReadable()) {
                (key == client ? up : down).read(buffer, nowNs);
            }
            if (key.isValid() && key.isWritable()) {
                (key == client ? down : up).write(nowNs);
            }
            settle();
        } catch (IOException broken) {
            reset();
        }
    }

    /** Hands over what is due by now. */
    void handOver(long nowNs) {
        if (gone || hanging) {
            return;
        }
        try {
            up.write(nowNs);
            down.write(nowNs);
            settle();
        } catch (IOException broken) {
            reset();
        }
    }

    /** Asks for what it waits for next, or ends it. */
    private void settle() throws IOException {
        if (up.over() && down.over()) {
            close();
            return;
        }
        client.interestOps(
                (connected && up.takes() ? SelectionKey.OP_READ : 0) | (down.full() ? SelectionKey.OP_WRITE : 0));
        server.interestOps(
                connected
                        ? (down.takes() ? SelectionKey.OP_READ : 0) | (up.full() ? SelectionKey.OP_WRITE : 0)
                        : SelectionKey.OP_CONNECT);
    }

    /** Lets both sides wait for ever. */
    void hang() {
        hanging = true;
        client.interestOps(0);
        server.interestOps(0);
    }

    /** Ends it so that both sides hear of it at once. */
    void reset() {
        lingerNot(client);
        lingerNot(server);
        close();
    }

    private static void lingerNot(SelectionKey key) {
        try {
            ((SocketChannel) key.channel()).setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException closed) {
            // It is gone already.
        }
    }

    private void close() {
        gone = true;
        for (SelectionKey key : new SelectionKey[] {client, server}) {
            key.cancel();
            try {
                key.channel().close();
            } catch (IOException gone) {
                // Nothing of it is left either way.
            }
        }
    }
}
