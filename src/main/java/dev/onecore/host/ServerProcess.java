package dev.onecore.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server under test that runs as a child of this process.
 *
 * <pre>
 *   start() ── ready line ──→ RUNNING ── stop() or its own end ──→ ENDED
 *      └─ no ready line in time, another line, early exit ──→ ServerNotReady (and ENDED)
 * </pre>
 *
 * <p>Its standard input stays open while this process lives: its end is what {@code --parent-watch} waits for. All
 * methods may be called from any thread.
 */
public final class ServerProcess implements AutoCloseable {
    /** What the contract gives a server between SIGTERM and its exit. */
    public static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private static final long LAST_LINES_TIMEOUT_MILLIS = 500;
    private static final long KILL_TIMEOUT_SECONDS = 10;

    private final Process process;
    private final LaunchSpec spec;
    private final ServerLog log;
    private final CompletableFuture<String> firstLine = new CompletableFuture<>();
    private @Nullable ReadyLine ready;
    private boolean stopped;

    private ServerProcess(Process process, LaunchSpec spec) throws IOException {
        this.process = process;
        this.spec = spec;
        this.log = new ServerLog(process.getErrorStream(), spec.log());
        Thread reader = new Thread(this::readStandardOutput, "server output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Why a server that does not watch its standard input would outlive this process if that were killed by SIGKILL, in the
     * words of the system; empty where the kernel ends each server with this process.
     */
    public static Optional<String> noDeathSignal() {
        return Spawner.NO_DEATH_SIGNAL;
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @throws ServerNotReady when it says something else first, ends, or takes longer than its timeout
     * @throws IOException when there is no such program or the log cannot be written
     */
    public static ServerProcess start(LaunchSpec spec) throws IOException {
        Process process = Spawner.start(spec);
        ServerProcess server;
        try {
            server = new ServerProcess(process, spec);
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
        RunningServers.add(server);
        try {
            server.ready = server.awaitReady();
            return server;
        } catch (ServerNotReady failed) {
            server.stop(Duration.ZERO);
            throw failed;
        }
    }

    /** Lets something be done before the servers that run are stopped when this JVM shuts down; it has a few seconds. */
    public static void beforeShutdown(Runnable task) {
        RunningServers.beforeStop(task);
    }

    /** The port that it listens on, on 127.0.0.1. */
    public int port() {
        return said().port();
    }

    /** The process that serves: the started one or a descendant of it. */
    public long pid() {
        return said().pid();
    }

    /** Its framework, as it calls itself. */
    public String system() {
        return said().system();
    }

    /** How it was started, without what pins it. */
    public List<String> command() {
        return spec.contractCommand();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Its exit code; empty while it runs. */
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Completes with the exit code at its end, whatever ended it. */
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** The last lines of its standard error, at most 20. */
    public List<String> lastLines() {
        if (!process.isAlive()) {
            log.awaitEnd(LAST_LINES_TIMEOUT_MILLIS);
        }
        return log.lastLines();
    }

    /** Stops it as the contract says, within {@link #STOP_TIMEOUT}. */
    @Override
    public void close() {
        stop(STOP_TIMEOUT);
    }

    /**
     * Ends it and all that it started: SIGTERM, up to {@code timeout}, then SIGKILL. When this returns, nothing of it runs
     * any more; a second call waits for the first.
     */
    public synchronized void stop(Duration timeout) {
        if (stopped) {
            return;
        }
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        // Not the process's own destroy, which closes its streams: what a server says as it ends would be lost.
        process.toHandle().destroy();
        closeInput();
        boolean interrupted = false;
        try {
            if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                log.awaitEnd(LAST_LINES_TIMEOUT_MILLIS);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        process.descendants().forEach(family::add);
        family.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        interrupted |= !awaitEnd(Stream.concat(Stream.of(process.toHandle()), family.stream())
                .map(ProcessHandle::onExit)
                .toList());
        stopped = true;
        RunningServers.remove(this);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return Path.of(spec.command().get(0)).getFileName() + ", process " + process.pid();
    }

    /** A server that ignores the signal may react to this. */
    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // It has closed its end.
        }
    }

    private static boolean awaitEnd(List<CompletableFuture<ProcessHandle>> ends) {
        try {
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).get(KILL_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            return false;
        } catch (ExecutionException | TimeoutException failed) {
            return true; // A process that SIGKILL does not end at once ends with its system call.
        }
    }

    private ReadyLine said() {
        ReadyLine line = ready;
        if (line == null) {
            throw new IllegalStateException("not ready yet");
        }
        return line;
    }

    private ReadyLine awaitReady() throws ServerNotReady {
        String line;
        try {
            line = firstLine.get(spec.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw failed("did not say that it is ready within " + seconds(spec.timeout()));
        } catch (ExecutionException closed) {
            throw failed("ended before it was ready, exit code " + exitAfterEnd());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was not waited for: interrupted");
        }
        ReadyLine said = ReadyLine.parse(line)
                .orElseThrow(() -> failed("printed this line before its ready line: " + shortened(line)));
        boolean ours = said.pid() == process.pid() || process.descendants().anyMatch(p -> p.pid() == said.pid());
        if (!ours) {
            throw failed("says that it is process " + said.pid() + ", which is not " + process.pid()
                    + " nor a descendant of it");
        }
        return said;
    }

    private ServerNotReady failed(String what) {
        return new ServerNotReady("the server (" + this + ") " + what, lastLines());
    }

    /** Its output has ended, so its exit is near; a process that merely closed its output gets no more time than that. */
    private String exitAfterEnd() {
        try {
            return process.waitFor(LAST_LINES_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                    ? Integer.toString(process.exitValue())
                    : "none: it only closed its standard output";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    /** Takes the first line and reads the rest, unseen, to its end. */
    private void readStandardOutput() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = BoundedLine.read(out);
            if (line != null) {
                firstLine.complete(line);
                out.transferTo(Writer.nullWriter());
            }
        } catch (IOException broken) {
            // A broken pipe says the same as a closed one.
        } finally {
            firstLine.completeExceptionally(new IOException("standard output has ended"));
        }
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private static String shortened(String line) {
        return line.length() > 200 ? line.substring(0, 200) + " …" : line;
    }
}
