package dev.onecore.cluster;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jgroups.protocols.FD_SOCK2;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.PING;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.TUNNEL;
import org.jgroups.protocols.dns.DNS_PING;
import org.jgroups.stack.Protocol;

/** How members of a group reach and find each other: the lowest protocols of their stacks. */
interface GroupTransport {

    /** Protocols of a stack that has not begun, from below. */
    List<Protocol> protocols() throws Exception;

    /** The stack is in the group: it has joined one, or made its own. */
    void joined();

    /** Through a router on this machine's loopback, and in no other way. */
    static GroupTransport tunnel(int routerPort) {
        return new GroupTransport() {
            @Override
            public List<Protocol> protocols() throws Exception {
                InetAddress loopback = InetAddress.getLoopbackAddress();
                TUNNEL tunnel = new TUNNEL().setGossipRouterHosts(loopback.getHostAddress() + "[" + routerPort + "]");
                tunnel.setBindAddress(loopback);
                tunnel.setTcpNodelay(true);
                tunnel.setPortRange(0);
                tunnel.disableDiagnostics();
                return List.of(tunnel, new PING());
            }

            @Override
            public void joined() {}
        };
    }

    /**
     * Directly by TCP, each member on an address of its own, which the name of a service leads to.
     *
     * @param own this member's address
     * @param makes whether it makes the group, and so looks for nobody before
     */
    static GroupTransport service(String service, InetAddress own, boolean makes) {
        AtomicBoolean looks = new AtomicBoolean(!makes);
        return new GroupTransport() {
            @Override
            public List<Protocol> protocols() throws Exception {
                TCP tcp = new TCP();
                tcp.tcpNodelay(true);
                tcp.setBindAddress(own);
                tcp.setBindPort(GroupService.PORT);
                tcp.setPortRange(0);
                tcp.disableDiagnostics();
                DNS_PING ping = new LateDnsPing(looks).setDNSQuery(service);
                return List.of(
                        tcp,
                        ping,
                        new MERGE3().setMinInterval(2_000).setMaxInterval(6_000),
                        // A process that ends closes its sockets; without an address of its own it would listen on all.
                        new FD_SOCK2().setBindAddress(own).setOffset(GroupService.WATCH_PORT - GroupService.PORT));
            }

            @Override
            public void joined() {
                looks.set(true);
            }
        };
    }
}
