package dev.onecore.socket;

import io.netty.buffer.ByteBuf;

/** A connection on which nothing is said until the phase's end. */
final class HeldConnection extends PhaseDriver {

    HeldConnection(PhaseContext part) {
        super(part);
    }

    /** Nothing is awaited, and a timer for each of very many would be wasted. */
    @Override
    boolean awaits() {
        return false;
    }

    @Override
    long firstNs() {
        return run().endNs();
    }

    @Override
    void begin(long nowNs) {
        end();
    }

    @Override
    void data(boolean text, ByteBuf in, int at, int length, boolean last) {
        unexpected("nothing was asked for on an idle connection", text, in, at, length);
    }

    /** A connection that breaks has failed, though nothing was asked on it that could stay unanswered. */
    @Override
    long outstanding() {
        return 1;
    }

    @Override
    long recordUnanswered(long nowNs) {
        return 0;
    }

    @Override
    long oldestNs() {
        return run().beginNs();
    }
}
