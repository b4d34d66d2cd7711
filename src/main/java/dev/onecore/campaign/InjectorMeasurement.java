package dev.onecore.campaign;

import dev.onecore.host.InjectorWatch;
import dev.onecore.host.InjectorWatch.InjectorSnapshot;
import dev.onecore.load.IntervalSink;
import dev.onecore.load.PhaseRun;
import dev.onecore.model.OperationCounts;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this process measures as an injector of one phase, or of one turn of it: what its users recorded, and what it used itself.
 * One thread at a time.
 *
 * <p>The window of a turn begins with its second interval: in the first, caches and sockets still hold what another server's turn
 * left there. Transfers are counted one by one and in full.
 */
public final class InjectorMeasurement {

    private final PhaseRun run;
    private final InjectorWatch watch;
    private final LongSupplier nanoTime;
    private final IntervalSink sink;
    private final boolean settles;
    private @Nullable InjectorSnapshot begin;
    private @Nullable InjectorSnapshot end;
    private long windowNs;
    private long beganNs;
    private long receivedBefore;
    private long bytesBefore;

    /**
     * A measurement that has not begun.
     *
     * @param nanoTime the clock that the run's instants are of
     * @param sink takes what is harvested
     */
    public InjectorMeasurement(PhaseRun run, InjectorWatch watch, LongSupplier nanoTime, IntervalSink sink) {
        this.run = run;
        this.watch = watch;
        this.nanoTime = nanoTime;
        this.sink = sink;
        this.windowNs = run.beginNs();
        this.beganNs = run.beginNs();
        this.settles = run.phase().alternates() && !run.phase().load().endsWithItsLastOperation();
    }

    /** The phase's first instant has come. */
    public void begun() {
        beganNs = nanoTime.getAsLong();
        begin = watch.read();
    }

    /** The phase's planned end has come; not called for a load that ends with its last operation. */
    public void ended() {
        end = watch.read();
    }

    /** Takes what was recorded since the last call; returns whether the window begins with this instant. */
    public boolean harvest() {
        // A phase that was cancelled ahead of its begin ends at it.
        long nowNs = Math.max(nanoTime.getAsLong(), run.beginNs());
        run.harvest(sink, nowNs);
        if (!settles || windowNs != run.beginNs() || nowNs >= run.endNs()) {
            return false;
        }
        begin = watch.read();
        windowNs = nowNs;
        receivedBefore = run.windowReceived();
        bytesBefore = run.windowBytes();
        return true;
    }

    /** What it came to: called once, after the last harvest. */
    public InjectorResult result() {
        boolean toTheLast = run.phase().load().endsWithItsLastOperation();
        InjectorSnapshot last = end == null ? watch.read() : end;
        InjectorSnapshot first = begin == null ? last : begin;
        OperationCounts counts = run.counts();
        return new InjectorResult(
                counts,
                toTheLast ? counts.received() : run.windowReceived() - receivedBefore,
                toTheLast ? counts.bytes() : run.windowBytes() - bytesBefore,
                toTheLast ? counts.received() : run.windowReceived(),
                windowNs - run.beginNs(),
                run.lastNs() - run.beginNs(),
                beganNs - run.beginNs(),
                first.until(last),
                last.longestGapNs(),
                last.gapsNs() - first.gapsNs(),
                run.failures());
    }
}
