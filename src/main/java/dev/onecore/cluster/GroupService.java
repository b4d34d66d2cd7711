package dev.onecore.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The name under which the members of a group are found in a cluster: that of a headless Service, which leads to the address of each
 * of its pods, ready or not. The member that makes the group has a name of its own below it.
 *
 * @param name whole, such as {@code onecore.default.svc.cluster.local}
 */
record GroupService(String name) {

    /** Where members listen. */
    static final int PORT = 7_800;

    /** Where each can be seen to have ended. */
    static final int WATCH_PORT = 7_900;

    /** The host name of the pod whose process leads. */
    private static final String LEADER = "controller";

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int CONNECT_MS = 2_000;

    private String leader() {
        return LEADER + "." + name;
    }

    /**
     * The address of this process, which leads.
     *
     * @throws IOException when its name leads nowhere
     */
    InetAddress ofLeader() throws IOException {
        return InetAddress.getByName(leader());
    }

    /**
     * Waits until the leader is there: who looks for a group before there is one would make a group of its own.
     *
     * @return the address that this machine has on the way to it
     * @throws IOException when it is not there in time, in words
     */
    InetAddress awaitLeader(Duration timeout) throws IOException {
        long deadlineNs = System.nanoTime() + timeout.toNanos();
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(leader(), PORT), CONNECT_MS);
                return socket.getLocalAddress();
            } catch (IOException notYet) {
                if (System.nanoTime() - deadlineNs > 0) {
                    throw new IOException(
                            leader() + ":" + PORT + " was not there within " + timeout.toSeconds() + " s", notYet);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
