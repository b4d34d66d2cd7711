package dev.onecore.monitor;

import dev.onecore.connect.ConnectOptions;
import dev.onecore.host.CorePlan;
import dev.onecore.host.JvmHeap;
import dev.onecore.host.MachineWatch;
import dev.onecore.host.PinProof;
import dev.onecore.host.ServerProcess;
import dev.onecore.host.ServerWatch;
import dev.onecore.model.Pin;
import dev.onecore.model.Secrets;
import dev.onecore.model.ServerFacts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Watches a server that the harness started on this machine: its process from outside, and its own {@code /info}. */
public final class ProcessMonitor implements ServerMonitor {

    private final ServerProcess process;
    private final CorePlan cores;
    private final MachineWatch machine;
    private final ServerWatch server;
    private final SelfReport report;
    private final Consumer<String> broken;
    private Pin serverPin = Pin.unproven("no phase was begun");
    private Pin injectorPin = Pin.unproven("no phase was begun");
    private volatile boolean closing;

    /**
     * Begins to watch.
     *
     * @param resources where its readings go
     * @param broken hears why when the server dies or can't be sampled
     * @throws IOException when the server does not answer, or cannot be sampled
     */
    public ProcessMonitor(
            ServerProcess process, CorePlan cores, MachineWatch machine, Path resources, Consumer<String> broken)
            throws IOException {
        this.process = process;
        this.cores = cores;
        this.machine = machine;
        this.broken = broken;
        this.report = new SelfReport(uri(), ConnectOptions.PLAIN);
        this.server = ServerWatch.logging(process.pid(), resources);
        CompletableFuture<Void> unused = process.ended().thenAccept(this::died);
    }

    @Override
    public URI uri() {
        return URI.create("ws://127.0.0.1:" + process.port());
    }

    @Override
    public void refresh() {
        if (!process.alive()) {
            // Its process has reported that it died, and this only follows from that.
            return;
        }
        report.refresh(broken);
    }

    @Override
    public Observation observe() {
        return new Observation(server.read(), machine.read());
    }

    @Override
    public OptionalLong gcMs() {
        return report.number("jvm.gcMillis");
    }

    @Override
    public OptionalLong jitMs() {
        return report.number("jvm.jitMillis");
    }

    @Override
    public OptionalLong collectedHeapBytes() {
        if (report.number("jvm.heapAfterGc").isEmpty() || !JvmHeap.collect(process.pid())) {
            return OptionalLong.empty();
        }
        refresh();
        return report.number("jvm.heapAfterGc");
    }

    @Override
    public void provePins() {
        if (serverPin.state() != Pin.State.DISPROVED) {
            serverPin = PinProof.ofServer(process.pid(), cores);
        }
        if (injectorPin.state() != Pin.State.DISPROVED) {
            injectorPin = PinProof.ofInjector(cores);
        }
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
        return cores.sharesPhysicalCore();
    }

    @Override
    public ServerFacts facts() {
        return report.facts(process.command().stream().map(Secrets::hidden).toList());
    }

    @Override
    public void close() {
        closing = true;
        if (process.alive()) {
            refresh();
        }
        server.failure().ifPresent(broken);
        server.close();
        process.close();
    }

    private void died(int exitCode) {
        if (!closing) {
            broken.accept(String.format(
                    Locale.ROOT,
                    "the server died with exit code %d; its last lines: %s",
                    exitCode,
                    String.join(" | ", process.lastLines())));
        }
    }
}
