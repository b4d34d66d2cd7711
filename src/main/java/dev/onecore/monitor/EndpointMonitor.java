package dev.onecore.monitor;

import dev.onecore.connect.ConnectOptions;
import dev.onecore.host.CorePlan;
import dev.onecore.host.ListeningProcess;
import dev.onecore.host.MachineWatch;
import dev.onecore.host.PinProof;
import dev.onecore.host.ServerWatch;
import dev.onecore.host.ServerWatch.ServerSnapshot;
import dev.onecore.model.Pin;
import dev.onecore.model.ServerAddress;
import dev.onecore.model.ServerFacts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Watches a server that the harness did not start. Where one process of this machine listens at its address, that process is watched
 * from outside, as a contender's is. Elsewhere all that is seen of it is what it says in {@code /info}, so its CPU time is that of a
 * page read some milliseconds before the phase and one read after it; one without the contract says nothing.
 */
public final class EndpointMonitor implements ServerMonitor {

    private final URI server;
    private final Optional<SelfReport> report;
    private final ListeningProcess listener;
    private final Optional<ServerWatch> process;
    private final CorePlan cores;
    private final MachineWatch machine;
    private final Consumer<String> broken;
    private Pin serverPin = Pin.unproven("no phase was begun");
    private Pin injectorPin = Pin.unproven("no phase was begun");

    private EndpointMonitor(
            URI server,
            Optional<SelfReport> report,
            CorePlan cores,
            MachineWatch machine,
            Path resources,
            Consumer<String> broken)
            throws IOException {
        this.server = server;
        this.report = report;
        this.cores = cores;
        this.machine = machine;
        this.broken = broken;
        ServerAddress address = ServerAddress.of(server);
        listener = ListeningProcess.at(address.host(), address.port());
        process = listener.pid().isPresent()
                ? Optional.of(ServerWatch.logging(listener.pid().getAsLong(), resources))
                : Optional.empty();
    }

    /**
     * Begins to watch a server that keeps the contract.
     *
     * @param resources where the readings of its process go, if it runs on this machine
     * @param broken hears why when the server stops answering
     * @throws IOException when it does not answer now, or not as the contract says
     */
    public static EndpointMonitor ofContract(
            URI server,
            ConnectOptions connectOptions,
            CorePlan cores,
            MachineWatch machine,
            Path resources,
            Consumer<String> broken)
            throws IOException {
        Optional<SelfReport> report = Optional.of(new SelfReport(server, connectOptions));
        return new EndpointMonitor(server, report, cores, machine, resources, broken);
    }

    /**
     * Begins to watch a server with a protocol of its own, which is not asked for anything.
     *
     * @throws IOException when its process runs on this machine and cannot be sampled
     */
    public static EndpointMonitor ofOwnProtocol(
            URI server, CorePlan cores, MachineWatch machine, Path resources, Consumer<String> broken)
            throws IOException {
        return new EndpointMonitor(server, Optional.empty(), cores, machine, resources, broken);
    }

    @Override
    public URI uri() {
        return server;
    }

    @Override
    public void refresh() {
        report.ifPresent(said -> said.refresh(broken));
    }

    @Override
    public Observation observe() {
        if (process.isPresent()) {
            return new Observation(process.get().read(), machine.read());
        }
        refresh();
        return new Observation(said(), machine.read());
    }

    private Optional<ServerSnapshot> said() {
        OptionalLong cpuNs = number("cpuNs");
        return cpuNs.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServerSnapshot(cpuNs.getAsLong(), OptionalLong.empty(), number("rssBytes")));
    }

    @Override
    public OptionalLong gcMs() {
        return number("jvm.gcMillis");
    }

    @Override
    public OptionalLong jitMs() {
        return number("jvm.jitMillis");
    }

    private OptionalLong number(String path) {
        return report.map(said -> said.number(path)).orElseGet(OptionalLong::empty);
    }

    @Override
    public void provePins() {
        if (injectorPin.state() != Pin.State.DISPROVED) {
            injectorPin = PinProof.ofInjector(cores);
        }
        serverPin = listener.pid().isPresent()
                ? PinProof.ofEndpoint(listener.pid().getAsLong(), cores)
                : Pin.unproven("not pinned: " + listener.sentence()
                        + report.map(said -> "; it says that it may run on cores " + said.text("affinity"))
                                .orElse(""));
    }

    @Override
    public Pin serverPin() {
        return serverPin;
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
        return report.map(said -> said.facts(List.of())).orElse(ServerFacts.UNKNOWN);
    }

    @Override
    public void close() {
        refresh();
        process.ifPresent(watch -> {
            watch.failure().ifPresent(broken);
            watch.close();
        });
    }
}
