package dev.onecore.jetty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A socket that tells when a batch of frames is over: Jetty reads again only when it has handed on all that it had read,
 * and says so nowhere else. Without it a reply would be a write of its own.
 */
final class BatchEndPoint extends SocketChannelEndPoint {
    private Runnable batchEnds = () -> {};

    BatchEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler timers) {
        super(channel, selector, key, timers);
    }

    /** Sets what is run before each read. */
    void whenBatchEnds(Runnable task) {
        batchEnds = task;
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        batchEnds.run();
        return super.fill(buffer);
    }
}
