package dev.onecore.host;

import dev.onecore.model.Usage;
import dev.onecore.sampler.CpuClock;
import dev.onecore.sampler.ProcessFigure;
import dev.onecore.sampler.Reading;
import dev.onecore.sampler.Sampler;
import dev.onecore.sampler.Threads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a server process uses, exact to the instant that it is read. One thread reads; any thread, such as the sampler's,
 * may hand in what it {@link #saw}.
 */
public final class ServerWatch implements AutoCloseable {
    private final CpuClock clock;
    private final Threads threads;
    private final AtomicLong peakRssBytes = new AtomicLong();
    private @Nullable Sampler sampler;

    private ServerWatch(long pid) {
        this.clock = CpuClock.of(pid);
        this.threads = Threads.of(pid);
    }

    /** A watch over process {@code pid} of this machine. */
    public static ServerWatch of(long pid) {
        return new ServerWatch(pid);
    }

    /**
     * A watch over process {@code pid} of this machine that writes ten readings a second to a file until it is closed.
     *
     * @throws IOException when no such process runs or the file cannot be written
     */
    public static ServerWatch logging(long pid, Path file) throws IOException {
        ServerWatch watch = of(pid);
        watch.sampler = Sampler.start(pid, file, watch::saw);
        return watch;
    }

    /** Why readings could not be written, in one sentence; empty while all is well. */
    public Optional<String> failure() {
        return sampler == null ? Optional.empty() : sampler.failure();
    }

    /** Ends the file of readings. */
    @Override
    public void close() {
        if (sampler != null) {
            sampler.close();
        }
    }

    /** Takes note of a sampler's reading of the same process, for its peak of memory. */
    public void saw(Reading reading) {
        reading.process()
                .value(ProcessFigure.RSS_BYTES)
                .ifPresent(bytes -> peakRssBytes.accumulateAndGet(bytes, Math::max));
    }

    /** Reads now; empty when the process has ended. Resets the peak of memory, so that the next mark has one of its own. */
    public Optional<ServerSnapshot> read() {
        OptionalLong cpuNs = clock.nowNs();
        OptionalLong delayNs =
                threads.schedule().map(s -> OptionalLong.of(s.runDelayNs())).orElseGet(OptionalLong::empty);
        long peak = peakRssBytes.getAndSet(0);
        return cpuNs.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServerSnapshot(
                        cpuNs.getAsLong(), delayNs, peak == 0 ? OptionalLong.empty() : OptionalLong.of(peak)));
    }

    /**
     * What the server had used at one instant.
     *
     * @param cpuNs CPU time of all its threads so far
     * @param runDelayNs their run-queue waits so far
     * @param peakRssBytes most resident memory since the mark before
     */
    public record ServerSnapshot(long cpuNs, OptionalLong runDelayNs, OptionalLong peakRssBytes) {

        /** What it used from this mark to the next one; a JVM's time in garbage collection is read elsewhere. */
        public Usage until(ServerSnapshot next) {
            return new Usage(
                    next.cpuNs - cpuNs,
                    Difference.of(runDelayNs, next.runDelayNs),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    next.peakRssBytes);
        }
    }
}
