package dev.onecore.socket;

/**
 * When the messages that are under way on a connection were to start and did start, oldest first. It grows when a server stalls,
 * and then keeps its size.
 */
final class InFlight {
    private static final int STAMPS = 2;

    private long[] ring = new long[16 * STAMPS];
    private long added;
    private long removed;

    /** Messages under way. */
    long count() {
        return added - removed;
    }

    /** A message is sent; it is {@link #alone} if nothing is under way. */
    void add(long intendedNs, long actualNs) {
        if (STAMPS * count() == ring.length) {
            grow();
        }
        int slot = slot(added);
        ring[slot] = intendedNs;
        ring[slot + 1] = (actualNs << 1) + (added == removed ? 1 : 0);
        added++;
    }

    /** When the oldest one was to start. */
    long intendedNs() {
        return ring[slot(removed)];
    }

    /** When the oldest one did start. */
    long actualNs() {
        return ring[slot(removed) + 1] >> 1;
    }

    /** Whether the oldest one was sent with nothing under way. */
    boolean alone() {
        return (ring[slot(removed) + 1] & 1) == 1;
    }

    /** The oldest one has come back. */
    void remove() {
        removed++;
    }

    private int slot(long index) {
        return (int) (STAMPS * index) & (ring.length - 1);
    }

    private void grow() {
        long[] wider = new long[2 * ring.length];
        for (long i = removed; i < added; i++) {
            int to = (int) (STAMPS * i) & (wider.length - 1);
            wider[to] = ring[slot(i)];
            wider[to + 1] = ring[slot(i) + 1];
        }
        ring = wider;
    }
}
