package dev.onecore.socket;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

/** Where connections to this machine come from: on Linux all of 127.0.0.0/8 is its own. */
final class SourceAddresses {

    /** Connections that one address has ports for, with room for those that are still closing. */
    static final int OF_ONE = 15_000;

    static final InetAddress LOOPBACK = address(1);

    private static final int MOST_ADDRESSES = 250;

    private static final AtomicInteger TAKEN = new AtomicInteger();

    private SourceAddresses() {}

    /** The next of as many addresses as so many connections need, in turn, and any port of it. */
    static InetSocketAddress next(int connections) {
        int addresses = Math.min(MOST_ADDRESSES, connections / OF_ONE + 1);
        return new InetSocketAddress(address(1 + Math.floorMod(TAKEN.getAndIncrement(), addresses)), 0);
    }

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
