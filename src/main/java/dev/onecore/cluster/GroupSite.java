package dev.onecore.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.jgroups.stack.GossipRouter;
import org.jgroups.stack.IpAddress;

/** Where the group of a campaign meets, and the key that lets a member in. Made by the process that leads, and closed with it. */
public final class GroupSite implements AutoCloseable {

    /** How long an agent's JVM may take to start, join and make its users. */
    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);

    /** The same of a pod, which may have to wait for a node, and a node for its image. */
    static final Duration POD_TIMEOUT = Duration.ofMinutes(5);

    private final GroupKey key;
    private final GroupTransport transport;
    private final int routerPort;
    private final Duration startTimeout;
    private final Runnable end;

    private GroupSite(GroupKey key, GroupTransport transport, int routerPort, Duration startTimeout, Runnable end) {
        this.key = key;
        this.transport = transport;
        this.routerPort = routerPort;
        this.startTimeout = startTimeout;
        this.end = end;
    }

    /**
     * A router on this machine's loopback, and a key that is drawn for the run.
     *
     * @throws IOException when it cannot be made
     */
    static GroupSite loopback() throws IOException {
        try {
            GossipRouter router = new GossipRouter(InetAddress.getLoopbackAddress(), 0);
            router.nonBlockingSends(true).emitSuspectEvents(true).jmx(false);
            router.init().diagHandler().setEnabled(false);
            router.start();
            int port = ((IpAddress) router.localAddress()).getPort();
            return new GroupSite(GroupKey.random(), GroupTransport.tunnel(port), port, START_TIMEOUT, router::stop);
        } catch (Exception e) {
            throw new IOException("the group's router cannot be started: " + e, e);
        }
    }

    /**
     * A network in which members reach each other directly and are found by DNS.
     *
     * @param service the whole name of a headless Service
     * @param key that all members have
     * @throws IOException when the name of its leader leads nowhere
     */
    static GroupSite service(String service, GroupKey key) throws IOException {
        InetAddress own = new GroupService(service).ofLeader();
        return new GroupSite(key, GroupTransport.service(service, own, true), 0, POD_TIMEOUT, () -> {});
    }

    GroupKey key() {
        return key;
    }

    GroupTransport transport() {
        return transport;
    }

    /** The router's port; 0 where there is none. */
    int routerPort() {
        return routerPort;
    }

    Duration startTimeout() {
        return startTimeout;
    }

    @Override
    public void close() {
        end.run();
    }
}
