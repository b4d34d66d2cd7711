package dev.onecore.socket;

import dev.onecore.script.ScriptFailure;
import io.netty.channel.EventLoop;

/** Messages of a client's own at an interval, from its connect on, whatever else is said. It belongs to the socket's event loop. */
final class HeartBeats implements Pacer.Paced {
    private final HeartBeat beat;
    private final Conversation conversation;
    private final long firstNs;
    private long number;
    private boolean stopped;

    HeartBeats(EventLoop loop, HeartBeat beat, Conversation conversation) {
        this.beat = beat;
        this.conversation = conversation;
        firstNs = System.nanoTime() + beat.every().toNanos();
        Pacer.of(loop).at(firstNs, this);
    }

    @Override
    public long due(long nowNs) {
        if (stopped) {
            return Pacer.NEVER;
        }
        try {
            conversation.beat(beat.source().message(number));
        } catch (ScriptFailure failure) {
            conversation.broken(failure);
            return Pacer.NEVER;
        }
        number++;
        return firstNs + number * beat.every().toNanos();
    }

    /** No more of them, as the socket was closed. */
    void stop() {
        stopped = true;
    }
}
