package dev.onecore.exam;

import java.io.IOException;
import java.time.Duration;

/**
 * A connection that stays silent while the exam goes on. Libraries ping or time out only after a while; the usual
 * interval is 20 s.
 *
 * @param peer our end of it
 * @param sinceNs when it was opened, by this machine's monotonic clock
 */
record IdleProbe(Peer peer, long sinceNs) {

    private static final Duration LENGTH = Duration.ofSeconds(21);

    /** Waits until the connection is 21 s old and checks that nothing came and that it still lives. */
    void requireUndisturbed() throws IOException {
        Duration left = LENGTH.minusNanos(System.nanoTime() - sinceNs);
        peer.requireSilence(left.toMillis() > 1 ? left : Duration.ofMillis(1));
        peer.requirePong("still there");
    }
}
