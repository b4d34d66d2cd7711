package dev.onecore.undertow;

import io.undertow.connector.ByteBufferPool;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.protocol.version13.Hybi13Handshake;
import io.undertow.websockets.spi.WebSocketHttpExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.StreamConnection;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.ReadReadyHandler;
import org.xnio.conduits.StreamSourceConduit;

/**
 * A conduit that leaves out reads which cannot help: Undertow reads the socket once for each frame, also while the
 * frames of the last read wait in its buffer, and once more to learn that there is nothing.
 *
 * <p>A read is left out while the buffer holds a whole frame header, and after a read that did not fill the buffer,
 * until the selector says that there is more. The second rule is what lets a connection's flood come to an end of its
 * turn.
 */
final class FrugalReads extends AbstractStreamSourceConduit<StreamSourceConduit> {
    /** The longest header of a client's frame: 2 bytes, 8 of length, 4 of mask (RFC 6455, section 5.2). */
    private static final int LONGEST_HEADER = 14;

    private boolean drained;

    private FrugalReads(StreamSourceConduit socket) {
        super(socket);
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        if (drained || buffer.position() >= LONGEST_HEADER) {
            return 0;
        }
        int room = buffer.remaining();
        int count = super.read(buffer);
        drained = count >= 0 && count < room;
        return count;
    }

    @Override
    public void setReadReadyHandler(ReadReadyHandler handler) {
        super.setReadReadyHandler(new ReadReadyHandler() {
            @Override
            public void readReady() {
                drained = false;
                handler.readReady();
            }

            @Override
            public void forceTermination() {
                handler.forceTermination();
            }

            @Override
            public void terminated() {
                handler.terminated();
            }
        });
    }

    /** RFC 6455's handshake, which puts the conduit under each channel. */
    static final class Handshake extends Hybi13Handshake {
        @Override
        public WebSocketChannel createChannel(
                WebSocketHttpExchange exchange, StreamConnection connection, ByteBufferPool pool) {
            connection
                    .getSourceChannel()
                    .setConduit(new FrugalReads(connection.getSourceChannel().getConduit()));
            return super.createChannel(exchange, connection, pool);
        }
    }
}
