package dev.onecore.load;

import dev.onecore.model.LatencyKind;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Origin;
import dev.onecore.model.Phase;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * One phase, or one turn of it, under way on this injector. It takes the same memory however long it lasts.
 *
 * <p>Event loops record into {@link #recorder() recorders} of their own; one other thread harvests. Totals may be read by any
 * thread at any time.
 */
public final class PhaseRun {
    /** The longest time that a histogram tells apart. */
    static final long HIGHEST_NS = Duration.ofHours(1).toNanos();

    /** How long a drain may last at least: longer than it takes to find that a server has stopped answering. */
    private static final Duration LEAST_DRAIN = Duration.ofSeconds(15);

    /** How long a drain of whole files or bursts may last at least, since a single one may take long. */
    private static final Duration LEAST_DRAIN_OF_TRANSFERS = Duration.ofSeconds(60);

    /** Significant digits of the histograms. */
    static final int DIGITS = 3;

    /** The smallest range that HdrHistogram takes. */
    private static final long LEAST_RANGE_NS = 2;

    private final Phase phase;
    private final Origin origin;
    private final long beginNs;
    private volatile long endNs;
    private final long seed;
    private final Map<Thread, LoopRecorder> recorders = new ConcurrentHashMap<>();
    private final FailureCauses failures = new FailureCauses();
    private OperationCounts harvested = OperationCounts.NONE;
    private long harvestedNs;
    private volatile boolean cancelled;
    private volatile boolean leftOut;

    /**
     * A phase, or one turn of it, that begins at an instant, which should lie a little ahead so that every user can be told in time.
     *
     * @param origin what the instants handed to an {@link IntervalSink} count from
     * @param beginNs an instant of {@link System#nanoTime()}
     * @param seed of all that is random in the phase
     */
    public PhaseRun(Phase phase, Origin origin, long beginNs, long seed) {
        this.phase = phase;
        this.origin = origin;
        this.beginNs = beginNs;
        this.endNs = beginNs + phase.turnDuration().toNanos();
        this.seed = seed;
        this.harvestedNs = beginNs;
    }

    public Phase phase() {
        return phase;
    }

    /** The first instant at which an operation may be due, on {@link System#nanoTime()}. */
    public long beginNs() {
        return beginNs;
    }

    /** The instant from which on no operation is due or newly started, on {@link System#nanoTime()}. */
    public long endNs() {
        return endNs;
    }

    /** Ends the phase at an instant that is earlier than its planned end; what is outstanding by then is still waited for. */
    public void endEarly(long nowNs) {
        endNs = Math.max(beginNs, Math.min(endNs, nowNs));
    }

    /**
     * The instant up to which what is outstanding is waited for, on {@link System#nanoTime()}: twice the phase's duration after
     * its end; a short phase waits for 15 s, one of files, bursts or a ramp for a minute.
     */
    public long drainEndNs() {
        Duration least = phase.load().endsWithItsLastOperation() ? LEAST_DRAIN_OF_TRANSFERS : LEAST_DRAIN;
        return endNs + Math.max(2 * (endNs - beginNs), least.toNanos());
    }

    /** The seed of all that is random in the phase, the same for all users. */
    public long seed() {
        return seed;
    }

    /** Asks all users to stop as soon as they notice, which takes up to half a second. */
    public void cancel() {
        cancelled = true;
    }

    /** Whether the users were asked to stop. */
    public boolean cancelled() {
        return cancelled;
    }

    /** Tells the users that there is nothing to do, since nothing more is needed: nobody failed. */
    public void leaveOut() {
        leftOut = true;
        cancelled = true;
    }

    /** Whether there is nothing to do in it, without anything having failed. */
    public boolean leftOut() {
        return leftOut;
    }

    /** The calling thread's recorder, made at its first call. Keep it: the look-up is not for the hot path. */
    public LoopRecorder recorder() {
        return recorders.computeIfAbsent(Thread.currentThread(), thread -> new LoopRecorder(this));
    }

    /** All operations so far. */
    public OperationCounts counts() {
        return recorders.values().stream()
                .map(LoopRecorder::counts)
                .reduce(OperationCounts.NONE, OperationCounts::plus);
    }

    /** Checked messages that arrived before {@link #endNs()}. */
    public long windowReceived() {
        return total(LoopRecorder::windowReceived);
    }

    /** Checked payload bytes that arrived before {@link #endNs()}. */
    public long windowBytes() {
        return total(LoopRecorder::windowBytes);
    }

    /** The instant of the last checked arrival, on {@link System#nanoTime()}; {@link #beginNs()} when there was none. */
    public long lastNs() {
        return beginNs
                + recorders.values().stream()
                        .mapToLong(LoopRecorder::lastNs)
                        .max()
                        .orElse(0);
    }

    /** The first few different failures in words, each with how often it came. */
    public List<String> failures() {
        return failures.lines(
                (cause, times) -> times == 1 ? cause : String.format(Locale.ROOT, "%s (%,d times)", cause, times));
    }

    /**
     * Hands out what was recorded since the last call, which ended the interval before; the first one starts at the phase's
     * begin. To be called every 100 ms by one thread, and once more when all users are done.
     *
     * @param nowNs the interval's end, on {@link System#nanoTime()}
     */
    public synchronized void harvest(IntervalSink sink, long nowNs) {
        long begin = origin.since(harvestedNs);
        long end = origin.since(nowNs);
        List<LoopRecorder> loops = new ArrayList<>(recorders.values());
        for (LatencyKind kind : LatencyKind.values()) {
            List<Histogram> histograms = loops.stream()
                    .flatMap(loop -> loop.times(kind).drain().stream())
                    .toList();
            if (!histograms.isEmpty()) {
                sink.slice(kind, new Slice(begin, end, sum(histograms)));
            }
        }
        OperationCounts counts = counts();
        sink.tick(new Tick(
                begin,
                end,
                counts.received() - harvested.received(),
                counts.bytes() - harvested.bytes(),
                counts.failed() - harvested.failed()));
        sink.counts(counts.minus(harvested));
        harvested = counts;
        harvestedNs = nowNs;
    }

    /** Made as large as it must be: one that grows with each longer time is copied again and again, ten times a second. */
    private static Histogram sum(List<Histogram> histograms) {
        long longest =
                histograms.stream().mapToLong(Histogram::getMaxValue).max().orElse(0);
        Histogram sum = new Histogram(Math.max(longest, LEAST_RANGE_NS), DIGITS);
        histograms.forEach(each -> Slice.add(each, sum));
        return sum;
    }

    /**
     * Releases all histograms, once they were harvested and judged: a campaign has hundreds of phases, and a user that ended
     * long ago may still refer to each.
     */
    public void release() {
        recorders.clear();
    }

    private long total(ToLongFunction<LoopRecorder> figure) {
        return recorders.values().stream().mapToLong(figure).sum();
    }

    /** What fails after the users were asked to stop follows from what broke the trial, and is no cause. */
    void keep(String failure) {
        if (!cancelled) {
            failures.add(failure);
        }
    }
}
