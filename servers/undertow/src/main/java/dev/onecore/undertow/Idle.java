package dev.onecore.undertow;

import dev.onecore.contract.Counters;
import java.nio.ByteBuffer;

/** Reads what comes and says nothing. */
final class Idle implements Consumer {
    private final Counters counters;
    private final ByteBuffer scratch;
    private long bytes;

    Idle(Counters counters, ByteBuffer scratch) {
        this.counters = counters;
        this.scratch = scratch;
    }

    @Override
    public ByteBuffer room(boolean text) {
        return scratch.clear();
    }

    @Override
    public void arrived(boolean text) {
        bytes += scratch.position();
    }

    @Override
    public void complete(boolean text) {
        counters.received(bytes);
        bytes = 0;
    }

    @Override
    public void rest() {}

    @Override
    public void writable() {}

    @Override
    public void gone() {}
}
