package dev.onecore.monitor;

import dev.onecore.connect.ConnectOptions;
import dev.onecore.host.CorePlan;
import dev.onecore.host.MachineWatch;
import dev.onecore.host.PinProof;
import dev.onecore.model.Pin;
import dev.onecore.model.Secrets;
import dev.onecore.model.ServerFacts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Watches a server that the harness started, here or elsewhere: its process from outside, and its own {@code /info}. */
public final class ProcessMonitor implements ServerMonitor {

    private final ServerUnderTest process;
    private final CorePlan cores;
    private final MachineWatch machine;
    private final SelfReport report;
    private final Consumer<String> broken;
    private Pin serverPin = Pin.unproven("no phase was begun");
    private Pin injectorPin = Pin.unproven("no phase was begun");
    private volatile boolean closing;

    /**
     * Begins to watch.
     *
     * @param cores who runs where on the injector's machine
     * @param machine the watch over it
     * @param resources where its readings go
     * @param broken hears why when the server dies or can't be sampled
     * @throws IOException when the server does not answer, or cannot be sampled
     */
    public ProcessMonitor(
            ServerUnderTest process, CorePlan cores, MachineWatch machine, Path resources, Consumer<String> broken)
            throws IOException {
        this.process = process;
        this.cores = cores;
        this.machine = machine;
        this.broken = broken;
        this.report = new SelfReport(uri(), ConnectOptions.PLAIN);
        process.sample(resources);
        CompletableFuture<Void> unused = process.died().thenAccept(this::died);
    }

    @Override
    public URI uri() {
        return process.uri();
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
        return process.observe(machine);
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
        if (report.number("jvm.heapAfterGc").isEmpty() || !process.collectGarbage()) {
            return OptionalLong.empty();
        }
        refresh();
        return report.number("jvm.heapAfterGc");
    }

    @Override
    public void provePins() {
        if (serverPin.state() != Pin.State.DISPROVED) {
            serverPin = process.pin();
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
        process.close();
        process.failure().ifPresent(broken);
    }

    private void died(String sentence) {
        if (!closing) {
            broken.accept(sentence);
        }
    }
}
