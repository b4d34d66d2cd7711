package dev.onecore.cluster;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jgroups.Address;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.dns.DNS_PING;
import org.jgroups.util.Responses;

/** JGroups' search by DNS, which finds nobody until it is to look: who makes a group has nobody to find. */
final class LateDnsPing extends DNS_PING {

    private final AtomicBoolean looks;

    LateDnsPing(AtomicBoolean looks) {
        this.looks = looks;
        // Others know it by the number of the protocol that it is.
        setId(ClassConfigurator.getProtocolId(DNS_PING.class));
    }

    @Override
    public void findMembers(List<Address> members, boolean initial, Responses responses) {
        if (looks.get()) {
            super.findMembers(members, initial, responses);
        }
    }
}
