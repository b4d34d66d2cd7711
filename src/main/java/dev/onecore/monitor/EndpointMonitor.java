package dev.onecore.monitor;

import dev.onecore.connect.ConnectOptions;
import dev.onecore.connect.InfoPage;
import dev.onecore.host.CorePlan;
import dev.onecore.host.InjectorWatch;
import dev.onecore.host.MachineWatch;
import dev.onecore.host.PinProof;
import dev.onecore.host.ServerWatch;
import dev.onecore.model.Pin;
import dev.onecore.model.ServerFacts;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Watches a server that the harness did not start, perhaps on another box: all that is seen of it is what it says in
 * {@code /info}, so its CPU time is that of a page read some milliseconds before the phase and one read after it.
 */
public final class EndpointMonitor implements ServerMonitor {

    private final URI server;
    private final ConnectOptions connectOptions;
    private final CorePlan cores;
    private final InjectorWatch injector;
    private final MachineWatch machine;
    private final Consumer<String> broken;
    private final Map<String, String> atStart;
    private Map<String, String> latest;
    private Pin injectorPin = Pin.unproven("no phase was begun");

    /**
     * Begins to watch.
     *
     * @param broken hears why when the server stops answering
     * @throws IOException when it does not answer now, or not as the contract says
     */
    public EndpointMonitor(
            URI server,
            ConnectOptions connectOptions,
            CorePlan cores,
            InjectorWatch injector,
            MachineWatch machine,
            Consumer<String> broken)
            throws IOException {
        this.server = server;
        this.connectOptions = connectOptions;
        this.cores = cores;
        this.injector = injector;
        this.machine = machine;
        this.broken = broken;
        atStart = InfoPage.of(server, connectOptions).members();
        latest = atStart;
    }

    @Override
    public URI uri() {
        return server;
    }

    @Override
    public void refresh() {
        try {
            latest = InfoPage.of(server, connectOptions).members();
        } catch (IOException e) {
            broken.accept("the server stopped answering /info: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    @Override
    public Observation observe() {
        refresh();
        InfoPage info = new InfoPage(latest);
        OptionalLong cpuNs = info.number("cpuNs");
        Optional<ServerWatch.ServerSnapshot> mark = cpuNs.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServerWatch.ServerSnapshot(
                        cpuNs.getAsLong(), OptionalLong.empty(), info.number("rssBytes")));
        return new Observation(mark, injector.read(), machine.read());
    }

    @Override
    public OptionalLong gcMs() {
        return new InfoPage(latest).number("jvm.gcMillis");
    }

    @Override
    public OptionalLong jitMs() {
        return new InfoPage(latest).number("jvm.jitMillis");
    }

    @Override
    public void provePins() {
        if (injectorPin.state() != Pin.State.DISPROVED) {
            injectorPin = PinProof.ofInjector(cores);
        }
    }

    @Override
    public Pin serverPin() {
        return Pin.unproven("not pinned: the server says that it may run on cores "
                + new InfoPage(atStart).text("affinity") + ", which nothing here can check");
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
        return Facts.of(List.of(), atStart, latest);
    }

    @Override
    public void close() {
        refresh();
    }
}
