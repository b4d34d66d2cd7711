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
 *                                              +-- wrong content, closed, deadline passed ----+--&gt; fail: socket broken, end
 * </pre>
 */
abstract class PhaseDriver {
    /** How long what is outstanding may take without any progress. */
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(10);

    private static final long WATCH_MS = 500;
    private static final int QUOTED_CHARACTERS = 200;

    private final PhaseContext part;
    private @Nullable ScheduledFuture<?> watch;
    private Runnable whenOver = () -> {};
    private long patienceNs = JOIN_TIMEOUT.toNanos();
    private long deadlineNs;
    private boolean over;
    private boolean failed;

    PhaseDriver(PhaseContext part) {
        this.part = part;
        this.deadlineNs = part.run().endNs() + patienceNs;
    }

    /** Lets the talk begin at the phase's begin. */
    final void start(Runnable whenOver) {
        this.whenOver = whenOver;
        socket().driver(this);
        watch = socket().loop().scheduleWithFixedDelay(this::watch, WATCH_MS, WATCH_MS, TimeUnit.MILLISECONDS);
        Pacer.of(socket().loop()).at(firstNs(), nowNs -> {
            if (!over) {
                begin(nowNs);
            }
            return Pacer.NEVER;
        });
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

    /** Waits for so long without progress, if that is longer than usual. */
    final void patience(Duration longer) {
        patienceNs = Math.max(patienceNs, longer.toNanos());
    }

    /** Puts the deadline off: something came, or went. */
    final void progress(long nowNs) {
        deadlineNs = nowNs + patienceNs;
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
    final void fail(long count, String reason) {
        long nowNs = System.nanoTime();
        failed = true;
        recorder().failed(count, reason);
        report().ko(nowNs, nowNs, reason);
        end();
    }

    /** The server did something wrong, or nothing: the socket is given up. */
    final void fail(String reason) {
        socket().fail(reason);
    }

    /** Something came that is not what {@code expected} says. */
    final void fail(String expected, boolean text, ByteBuf in, int at, int length) {
        fail(
                text
                        ? "the server said "
                                + in.toString(at, Math.min(length, QUOTED_CHARACTERS), StandardCharsets.UTF_8)
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
        if (run().cancelled()) {
            fail("the phase was cancelled");
        } else if (System.nanoTime() - deadlineNs > 0) {
            fail("nothing came for " + TimeUnit.NANOSECONDS.toSeconds(patienceNs) + " s with " + outstanding()
                    + " operations outstanding");
        }
    }
}
