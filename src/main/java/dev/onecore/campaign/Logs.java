package dev.onecore.campaign;

import dev.onecore.evidence.LatencyLog;
import dev.onecore.evidence.ThroughputLog;
import dev.onecore.load.IntervalSink;
import dev.onecore.model.FileFault;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Phase;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The two logs that grow while a phase runs. To compress a histogram takes a millisecond, in which no message should wait on the
 * same core: so it is done by a thread of its own, which gives way to all others ({@link dev.onecore.host.BackgroundNiceness}).
 */
final class Logs {
    private final List<Phase> phases;
    private final LatencyLog latency;
    private final ThroughputLog throughput;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "onecore-log");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * The logs of one trial.
     *
     * @param phases those of its workload, which the logs number
     */
    Logs(List<Phase> phases, LatencyLog latency, ThroughputLog throughput) {
        this.phases = phases;
        this.latency = latency;
        this.throughput = throughput;
        // The thread is there from now on, so that it can be asked to give way.
        writer.execute(() -> {});
    }

    /** Takes what one phase leaves of one injector. */
    IntervalSink of(Phase phase, int injector) {
        int number = phases.indexOf(phase);
        return new IntervalSink() {
            @Override
            public void slice(LatencyKind kind, Slice slice) {
                writer.execute(
                        () -> latency.append(kind, injector, number, slice.beginNs(), slice.endNs(), slice.counts()));
            }

            @Override
            public void tick(Tick tick) {
                writer.execute(() -> throughput.append(tick, number));
            }
        };
    }

    /** Writes what is still to be written, and ends both files; nothing happens when it is called again. */
    void close(TrialRun run) {
        if (writer.isShutdown()) {
            return;
        }
        try {
            writer.submit(this::end).get();
        } catch (ExecutionException e) {
            String why = e.getCause() instanceof IOException fault
                    ? FileFault.sentence(fault)
                    : String.valueOf(e.getCause());
            run.fail("a log cannot be ended: " + why);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            writer.shutdown();
        }
    }

    private Object end() throws IOException {
        latency.close();
        throughput.close();
        return this;
    }
}
