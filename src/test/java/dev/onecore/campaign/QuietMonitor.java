package dev.onecore.campaign;

import dev.onecore.host.CorePlan;
import dev.onecore.host.InjectorWatch;
import dev.onecore.host.MachineWatch;
import dev.onecore.model.Pin;
import dev.onecore.model.ServerFacts;
import dev.onecore.monitor.Observation;
import dev.onecore.monitor.ServerMonitor;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Sees nothing of a server, and remembers what it was asked; it can be made to break. */
final class QuietMonitor implements ServerMonitor {

    final List<String> asked = new ArrayList<>();
    boolean breaks;
    private final InjectorWatch injector = InjectorWatch.start();
    private final MachineWatch machine;

    QuietMonitor(CorePlan cores) {
        machine = MachineWatch.of(cores);
    }

    InjectorWatch injector() {
        return injector;
    }

    @Override
    public URI uri() {
        return URI.create("ws://127.0.0.1:1");
    }

    @Override
    public void refresh() {
        if (breaks) {
            throw new IllegalStateException("it breaks");
        }
        asked.add("refresh");
    }

    @Override
    public Observation observe() {
        asked.add("observe");
        return new Observation(Optional.empty(), machine.read());
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
        asked.add("provePins");
    }

    @Override
    public Pin serverPin() {
        return Pin.unproven("quiet");
    }

    @Override
    public Pin injectorPin() {
        return Pin.unproven("quiet");
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
    public void close() {
        injector.close();
    }
}
