package dev.onecore.sampler;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import oshi.SystemInfo;
import oshi.util.GlobalConfig;

/**
 * Samples one process and its machine ten times a second on a daemon thread of its own, until it is closed, the process
 * ends or a line cannot be written.
 *
 * <pre>
 *             close()             ┌─ reason "closed"
 *   SAMPLING ─ process ends ──────┼─ reason "process ended"  → last line written → STOPPED
 *             listener throws ────┘─ reason "listener failed: …"
 *             write fails ───────── no line (there is no room for it), {@link #failure()} says why → STOPPED
 * </pre>
 */
public final class Sampler implements AutoCloseable {
    /** Readings a second. */
    public static final int HZ = 10;

    private static final long PERIOD_NS = TimeUnit.SECONDS.toNanos(1) / HZ;
    private static final long COSTLY_NS = TimeUnit.SECONDS.toNanos(1);

    /** The costly figures may take one part in so many of a core's time. */
    private static final int COSTLY_SHARE = 300;

    private final ReadingFile file;
    private final Closeable resource;
    private final ProcessProbe process;
    private final MachineProbe machine;
    private final Consumer<Reading> listener;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile Optional<Reading> latest = Optional.empty();
    private volatile Optional<String> failure = Optional.empty();
    private long costlyDueNs;

    private Sampler(long pid, Appendable out, Closeable resource, Consumer<Reading> listener) throws IOException {
        SystemInfo system = system();
        this.file = new ReadingFile(out);
        this.resource = resource;
        this.process = ProcessProbe.of(system, pid)
                .orElseThrow(() -> new IOException("cannot sample process " + pid + ": no such process runs"));
        this.machine = new MachineProbe(system.getHardware());
        this.listener = listener;
        this.costlyDueNs = System.nanoTime();
        file.header(pid, HZ, System.nanoTime(), Instant.now(), machine);
        this.thread = new Thread(this::run, "sampler of " + pid);
        thread.setDaemon(true);
    }

    /**
     * Starts to sample this process into a new file: what a server does for {@code --resource-log}.
     *
     * @throws IOException when the file cannot be written
     */
    public static Sampler ofThisProcess(Path file) throws IOException {
        return start(ProcessHandle.current().pid(), file);
    }

    /**
     * Starts to sample process {@code pid} into a new file.
     *
     * @throws IOException when no such process runs or the file cannot be written
     */
    public static Sampler start(long pid, Path file) throws IOException {
        return start(pid, file, reading -> {});
    }

    /**
     * Starts to sample process {@code pid} into a new file and hands each reading, on the sampler's thread, to {@code
     * listener}.
     *
     * @throws IOException when no such process runs or the file cannot be written
     */
    public static Sampler start(long pid, Path file, Consumer<Reading> listener) throws IOException {
        var writer = Files.newBufferedWriter(file);
        try {
            return started(new Sampler(pid, writer, writer, listener));
        } catch (IOException | RuntimeException e) {
            try (writer) {
                throw e;
            }
        }
    }

    /**
     * Starts to sample process {@code pid} into {@code out}, which stays open; it is flushed after each line if it can
     * be.
     *
     * @throws IOException when no such process runs or the header cannot be written
     */
    public static Sampler start(long pid, Appendable out, Consumer<Reading> listener) throws IOException {
        return started(new Sampler(pid, out, () -> {}, listener));
    }

    private static Sampler started(Sampler sampler) {
        sampler.thread.start();
        return sampler;
    }

    /** The newest reading; empty before the first. */
    public Optional<Reading> latest() {
        return latest;
    }

    /** Why readings could not be written, in one sentence; empty while all is well. */
    public Optional<String> failure() {
        return failure;
    }

    /** Whether it still samples. */
    public boolean running() {
        return thread.isAlive();
    }

    /** Takes a last reading with all figures, writes the end and closes the file; further calls do nothing. A listener may call it too. */
    @Override
    public void close() {
        stop.countDown();
        boolean interrupted = false;
        while (thread.isAlive() && Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (resource;
                process) {
            file.ended(System.nanoTime(), Instant.now(), sampleUntilEnd());
        } catch (IOException e) {
            failure = Optional.of("resource sampling stopped: cannot write a line: " + e);
        }
    }

    /** Samples on a fixed schedule, leaving out what is missed, and returns why it ended. */
    private String sampleUntilEnd() throws IOException {
        long dueNs = System.nanoTime();
        boolean last = false;
        while (true) {
            Optional<Reading> reading = read(last);
            if (reading.isEmpty()) {
                return "process ended";
            }
            latest = reading;
            file.reading(reading.get());
            try {
                listener.accept(reading.get());
            } catch (RuntimeException e) {
                return "listener failed: " + e;
            }
            if (last) {
                return "closed";
            }
            long nowNs = System.nanoTime();
            dueNs += PERIOD_NS * (1 + Math.max(0, nowNs - dueNs - 1) / PERIOD_NS);
            last = stopped(dueNs - nowNs);
        }
    }

    private boolean stopped(long waitNs) {
        try {
            return stop.await(waitNs, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private Optional<Reading> read(boolean last) {
        long nowNs = System.nanoTime();
        Instant wall = Instant.now();
        boolean costly = last || nowNs - costlyDueNs >= 0;
        Optional<Reading> reading =
                process.read(nowNs, costly).map(p -> new Reading(nowNs, wall, p, machine.read(costly)));
        if (costly) {
            costlyDueNs = nowNs + Math.max(COSTLY_NS, COSTLY_SHARE * (System.nanoTime() - nowNs));
        }
        return reading;
    }

    private static SystemInfo system() {
        // OSHI remembers ticks for 300 ms unless told otherwise, which would show the same ones three times.
        GlobalConfig.set(
                GlobalConfig.OSHI_UTIL_MEMOIZER_EXPIRATION, (int) TimeUnit.NANOSECONDS.toMillis(PERIOD_NS) / 2);
        return new SystemInfo();
    }
}
