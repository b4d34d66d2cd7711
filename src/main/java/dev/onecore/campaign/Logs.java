package dev.onecore.campaign;

import dev.onecore.evidence.LatencyLog;
import dev.onecore.evidence.ThroughputLog;
import dev.onecore.load.IntervalSink;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The two logs that grow while a phase runs. To compress a histogram takes a millisecond, in which no message should wait on the
 * same core: so it is done by a thread of its own, which gives way to all others ({@link dev.onecore.host.BackgroundNiceness}).
 */
final class Logs implements IntervalSink {
    private static final int INJECTOR = 0;

    private final LatencyLog latency;
    private final ThroughputLog throughput;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "onecore-log");
        thread.setDaemon(true);
        return thread;
    });

    Logs(LatencyLog latency, ThroughputLog throughput) {
        this.latency = latency;
        this.throughput = throughput;
        // The thread is there from now on, so that it can be asked to give way.
        writer.execute(() -> {});
    }

    @Override
    public void slice(LatencyKind view, Slice slice) {
        writer.execute(() -> latency.append(view, INJECTOR, slice.beginNs(), slice.endNs(), slice.counts()));
    }

    @Override
    public void tick(Tick tick) {
        writer.execute(() -> throughput.append(tick));
    }

    /** Writes what is still to be written, and ends both files. */
    void close(TrialRun run) {
        try {
            writer.submit(this::end).get();
        } catch (ExecutionException e) {
            run.fail("a log cannot be ended: " + e.getCause());
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
