package dev.onecore.undertow;

import dev.onecore.contract.Endpoint;
import dev.onecore.contract.Service;
import dev.onecore.contract.Session;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Hands the messages of all endpoints but {@code /echo} and {@code /idle} to the contract's session. */
final class Operations implements Consumer {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Session session;
    private final ChannelWire wire;
    private final Gathering command;
    private final ByteBuffer scratch;

    Operations(Endpoint endpoint, Service service, ChannelWire wire, Slabs slabs, ByteBuffer scratch) {
        this.wire = wire;
        this.session = Session.at(endpoint, service, wire);
        this.command = new Gathering(slabs);
        this.scratch = scratch;
    }

    @Override
    public ByteBuffer room(boolean text) {
        return text ? command.room() : scratch.clear();
    }

    /** Binary data passes through in the pieces that the socket brought; nothing keeps them. */
    @Override
    public void arrived(boolean text) {
        if (!text) {
            session.binary(scratch.flip(), false);
        }
    }

    @Override
    public void complete(boolean text) {
        if (text) {
            session.text(new String(command.take(), StandardCharsets.UTF_8));
        } else {
            session.binary(NOTHING.duplicate(), true);
        }
    }

    @Override
    public void rest() {
        command.rest();
    }

    @Override
    public void writable() {
        session.drained();
    }

    @Override
    public void gone() {
        command.drop();
        wire.drop();
        session.closed();
    }
}
