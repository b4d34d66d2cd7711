package dev.onecore.undertow;

import dev.onecore.contract.Counters;
import java.nio.ByteBuffer;

/** Sends every message back. */
final class Echo implements Consumer {
    private final Connection connection;
    private final Outbox outbox;
    private final Counters counters;
    private final Gathering gathering;

    Echo(Connection connection, Outbox outbox, Counters counters, Slabs slabs) {
        this.connection = connection;
        this.outbox = outbox;
        this.counters = counters;
        this.gathering = new Gathering(slabs);
    }

    @Override
    public ByteBuffer room(boolean text) {
        return gathering.room();
    }

    @Override
    public void arrived(boolean text) {}

    @Override
    public void complete(boolean text) {
        int bytes = gathering.size();
        gathering.moveTo(outbox, text);
        counters.received(bytes);
        counters.sent(bytes);
        connection.replied();
    }

    @Override
    public void rest() {
        gathering.rest();
    }

    @Override
    public void writable() {}

    @Override
    public void gone() {
        gathering.drop();
    }
}
