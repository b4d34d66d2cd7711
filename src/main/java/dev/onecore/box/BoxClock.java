package dev.onecore.box;

import dev.onecore.ssh.SshCommand;
import dev.onecore.ssh.SshConnection;
import dev.onecore.ssh.SshFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How far a clock of another machine is ahead of one here. It was asked many times; of the shortest round trip the middle was
 * taken for the instant of the answer, so the error is at most half of it (Cristian, "Probabilistic clock synchronization",
 * 1989).
 *
 * @param offsetNs what the other clock shows more
 * @param roundTripNs of the answer that this is taken from
 */
public record BoxClock(long offsetNs, long roundTripNs) {

    private static final int QUESTIONS = 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Asks a clock that answers on another machine. */
    interface RemoteClock {
        long nowNs() throws IOException;
    }

    /**
     * The best of some answers.
     *
     * @param here the clock here
     * @param there asks the other one
     */
    static BoxClock measure(int questions, LongSupplier here, RemoteClock there) throws IOException {
        BoxClock best = new BoxClock(0, Long.MAX_VALUE);
        for (int question = 0; question < questions; question++) {
            long askedNs = here.getAsLong();
            long thereNs = there.nowNs();
            long roundTripNs = here.getAsLong() - askedNs;
            if (roundTripNs < best.roundTripNs) {
                best = new BoxClock(thereNs - (askedNs + roundTripNs / 2), roundTripNs);
            }
        }
        return best;
    }

    /** Of the wall clocks, before anything is installed there: good to the time that a shell takes to start a program. */
    static BoxClock ofWallClock(SshConnection connection) throws SshFailure {
        BlockingQueue<String> answers = new ArrayBlockingQueue<>(QUESTIONS);
        try (SshCommand clock = connection.start("while read -r any; do date +%s%N; done", answers::offer, TIMEOUT)) {
            return measure(QUESTIONS, BoxClock::wallNs, () -> {
                clock.input().write("\n".getBytes(StandardCharsets.US_ASCII));
                clock.input().flush();
                return Long.parseLong(String.valueOf(answer(answers)));
            });
        } catch (IOException | NumberFormatException e) {
            return new BoxClock(0, Long.MAX_VALUE);
        }
    }

    private static long wallNs() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    private static @Nullable String answer(BlockingQueue<String> answers) {
        try {
            return answers.poll(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** In milliseconds, with its error. */
    String words() {
        return roundTripNs == Long.MAX_VALUE
                ? "unknown: date +%s%N gives no nanoseconds there"
                : String.format(
                        Locale.ROOT, "%+.1f ms, within %.1f ms", offsetNs / 1e6, Math.max(0.1, roundTripNs / 2e6));
    }
}
