package dev.onecore.undertow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.xnio.ChannelListener;
import org.xnio.ChannelPipe;
import org.xnio.XnioIoThread;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;

/**
 * Tasks of the I/O thread that run once each time the selector was asked, beside all connections that are ready.
 *
 * <p>XNIO's own queue would not do: its thread runs that queue until it is empty before it selects again, so a task
 * that queues itself again keeps every other connection waiting. A pipe that always has a byte to read is ready at each
 * selection, and costs nothing while nobody listens to it.
 */
final class Turns {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final StreamSourceChannel bell;

    private Turns(StreamSourceChannel bell) {
        this.bell = bell;
    }

    /** The turns of a thread. */
    static Turns of(XnioIoThread thread) throws IOException {
        ChannelPipe<StreamSourceChannel, StreamSinkChannel> pipe = thread.createHalfDuplexPipe();
        pipe.getRightSide().write(ByteBuffer.allocate(1));
        Turns turns = new Turns(pipe.getLeftSide());
        ChannelListener<StreamSourceChannel> ring = bell -> turns.run();
        turns.bell.getReadSetter().set(ring);
        return turns;
    }

    /** Runs the task after the other connections had their turn; to be called on the thread. */
    void next(Runnable task) {
        tasks.add(task);
        bell.resumeReads();
    }

    private void run() {
        for (int due = tasks.size(); due > 0; due--) {
            tasks.remove().run();
        }
        if (tasks.isEmpty()) {
            bell.suspendReads();
        }
    }
}
