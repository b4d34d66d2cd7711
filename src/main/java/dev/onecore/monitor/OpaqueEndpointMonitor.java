package dev.onecore.monitor;

import dev.onecore.host.CorePlan;
import dev.onecore.host.InjectorWatch;
import dev.onecore.host.MachineWatch;
import dev.onecore.host.PinProof;
import dev.onecore.model.Pin;
import dev.onecore.model.ServerFacts;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/** Watches a server that does not speak the contract: nothing is seen of it, so all that is watched is this side. */
public final class OpaqueEndpointMonitor implements ServerMonitor {

    private final URI server;
    private final CorePlan cores;
    private final InjectorWatch injector;
    private final MachineWatch machine;
    private Pin injectorPin = Pin.unproven("no phase was begun");

    public OpaqueEndpointMonitor(URI server, CorePlan cores, InjectorWatch injector, MachineWatch machine) {
        this.server = server;
        this.cores = cores;
        this.injector = injector;
        this.machine = machine;
    }

    @Override
    public URI uri() {
        return server;
    }

    @Override
    public void refresh() {}

    @Override
    public Observation observe() {
        return new Observation(Optional.empty(), injector.read(), machine.read());
    }

    @Override
    public OptionalLong gcMs() {
        return OptionalLong.empty();
    }

    @Override
    public OptionalLong jitMs() {
        return OptionalLong.empty();
    }

    @Override
    public void provePins() {
        if (injectorPin.state() != Pin.State.DISPROVED) {
            injectorPin = PinProof.ofInjector(cores);
        }
    }

    @Override
    public Pin serverPin() {
        return Pin.unproven("not pinned: the server says nothing of itself");
    }

    @Override
    public Pin injectorPin() {
        return injectorPin;
    }

    @Override
    public boolean sharesPhysicalCore() {
        return false;
    }

    @Override
    public ServerFacts facts() {
        return ServerFacts.UNKNOWN;
    }

    @Override
    public void close() {}
}
