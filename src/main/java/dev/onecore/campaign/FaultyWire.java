package dev.onecore.campaign;

import dev.onecore.model.WireFaults;
import dev.onecore.wire.WireProxy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * The wire to one trial's server, with its faults.
 *
 * @param proxy that carries
 * @param words its faults, for a reader
 */
record FaultyWire(WireProxy proxy, String words) implements AutoCloseable {

    /**
     * A wire to that server.
     *
     * @throws IOException when no port can be listened to
     */
    static FaultyWire to(URI server, WireFaults faults) throws IOException {
        int port = server.getPort() < 0 ? 80 : server.getPort();
        return new FaultyWire(WireProxy.start(new InetSocketAddress(server.getHost(), port), faults), faults.words());
    }

    @Override
    public void close() {
        proxy.close();
    }
}
