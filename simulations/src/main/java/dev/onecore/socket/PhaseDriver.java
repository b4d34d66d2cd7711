package dev.onecore.socket;

import dev.onecore.load.LoopRecorder;
import dev.onecore.load.PhaseRun;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a user and the server say to each other in one phase. It runs on the socket's event loop from {@link #start} to its end,
 * which comes for certain: nothing is waited for beyond a deadline.
 *
 * <pre>
 *   start --&gt; begin, at the phase's begin --&gt; operations ... --&gt; end of phase, nothing new --&gt; all came back --&gt; end
 *                                              |                                              |
 *                                              |                                              +-- drain is over --&gt; unanswered,
 *                                              |                                              |                     socket closed, end
 *                                              +-- wrong content, closed, server silent ------+--&gt; abandon: socket broken, end
 * </pre>
 *
 * <p>A server that is slow is not silent: the time-out counts from the last bytes that came on this connection or that the kernel
 * could send on it, and from the phase's end at the earliest. What is unanswered when the drain is over has not failed: its times
 * are recorded as what they are at least.
 */
abstract class PhaseDriver {
    /** How long a server may say nothing and take nothing while operations are outstanding. */
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(10);

    private static final long WATCH_MS = 500;
    private static final int QUOTED_CHARACTERS = 200;

    private final PhaseContext part;
    private @Nullable ScheduledFuture<?> watch;
    private Runnable whenOver = () -> {};
    private long timeoutNs = SILENCE_TIMEOUT.toNanos();
    private long deadlineNs;
    private boolean over;
    private boolean failed;

    PhaseDriver(PhaseContext part) {
        this.part = part;
        this.deadlineNs = part.run().endNs() + timeoutNs;
    }

    /** Lets the driver begin at the phase's begin. */
    final void start(Runnable whenOver) {
        this.whenOver = whenOver;
        socket().driver(this);
        if (awaits()) {
            watch = socket().loop().scheduleWithFixedDelay(this::watch, WATCH_MS, WATCH_MS, TimeUnit.MILLISECONDS);
        }
        Pacer.of(socket().loop()).at(firstNs(), nowNs -> {
            if (!over) {
                begin(nowNs);
            }
            return Pacer.NEVER;
        });
    }

    /** Whether anything is ever outstanding, so that a deadline is to be watched. */
    boolean awaits() {
        return true;
    }

    /** When {@link #begin} is due. */
    long firstNs() {
        return run().beginNs();
    }

    /** Does the first thing. */
    abstract void begin(long nowNs);

    /** The next bytes of what the server says; see {@link FrameReader.Sink#data}. */
    abstract void data(boolean text, ByteBuf in, int at, int length, boolean last);

    /** All that had come was handed on. */
    void readComplete() {}

    /** The socket takes more, or no more. */
    void writabilityChanged() {}

    /** Operations that fail when the socket breaks now. */
    abstract long outstanding();

    /** When the oldest operation that is outstanding was to start. */
    abstract long oldestNs();

    /**
     * Records the times so far of all that is outstanding, which is not waited for any longer.
     *
     * @return how many operations that are
     */
    abstract long recordUnanswered(long nowNs);

    /** Whether an operation failed. */
    final boolean failed() {
        return failed;
    }

    final PhaseContext part() {
        return part;
    }

    final Socket socket() {
        return part.socket();
    }

    final PhaseRun run() {
        return part.run();
    }

    final LoopRecorder recorder() {
        return part.recorder();
    }

    final GatlingRecords report() {
        return part.report();
    }

    final boolean over() {
        return over;
    }

    /** Lets the server be silent for so long, if that is longer than usual. */
    final void timeout(Duration longer) {
        timeoutNs = Math.max(timeoutNs, longer.toNanos());
    }

    /** Puts the deadline off: something came, or went. */
    final void progress(long nowNs) {
        deadlineNs = nowNs + timeoutNs;
    }

    /** Nothing is outstanding: the user goes on. */
    final void end() {
        if (!over) {
            over = true;
            if (watch != null) {
                watch.cancel(false);
            }
            socket().driver(null);
            report().flush();
            whenOver.run();
        }
    }

    /** Operations failed, though the socket is sound: the user goes on. */
    final void failOperations(long count, String reason) {
        long nowNs = System.nanoTime();
        failed = true;
        recorder().failed(count, reason);
        report().ko(nowNs, nowNs, reason);
        end();
    }

    /** One operation failed, and others go on. */
    final void failOne(long startNs, long nowNs, String reason) {
        failed = true;
        recorder().failed(1, reason);
        report().ko(startNs, nowNs, reason);
    }

    /** The server did something wrong, or nothing: the socket is given up. */
    final void abandon(String reason) {
        socket().fail(reason);
    }

    /** Something came that is not what {@code expected} says. */
    final void unexpected(String expected, boolean text, ByteBuf in, int at, int length) {
        abandon(
                text
                        ? "the server said "
                                + in.toString(at, Math.min(length, QUOTED_CHARACTERS), StandardCharsets.UTF_8)
                                + ": " + expected
                        : expected);
    }

    /** The socket broke; what is outstanding has failed. */
    final void broken(String reason) {
        long count = outstanding();
        long nowNs = System.nanoTime();
        report().ko(count > 0 ? oldestNs() : nowNs, nowNs, reason);
        failed = true;
        recorder().failed(Math.max(1, count), reason);
        end();
    }

    private void watch() {
        long nowNs = System.nanoTime();
        if (run().cancelled()) {
            abandon("the phase was cancelled");
        } else if (nowNs - run().drainEndNs() > 0) {
            giveUp(nowNs);
        } else if (nowNs - deadlineNs > 0 && nowNs - socket().lastMovedNs(nowNs) > timeoutNs) {
            abandon("nothing came for " + TimeUnit.NANOSECONDS.toSeconds(timeoutNs)
                    + " s, though operations were outstanding");
        }
    }

    /**
     * The drain is over. What still comes would be taken for answers of the next phase, so the socket is closed. Gatling knows
     * requests that are OK or KO, and these are neither: its report leaves them out.
     */
    private void giveUp(long nowNs) {
        long count = recordUnanswered(nowNs);
        if (count == 0) {
            abandon("the server had not ended what it was told to stop when the wait for it was over");
            return;
        }
        socket().giveUpUnanswered();
        end();
    }
}
