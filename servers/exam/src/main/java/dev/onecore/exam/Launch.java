package dev.onecore.exam;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** One process of the server under examination, with what it printed so far. */
final class Launch {

    private static final Duration STARTING = Duration.ofSeconds(30);

    private final Process process;
    private final List<String> printed = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Thread printing;
    private final Thread complaining;

    private Launch(Process process) {
        this.process = process;
        this.printing = reading(process.getInputStream(), printed);
        this.complaining = reading(process.getErrorStream(), complaints);
    }

    static Launch of(List<String> command) throws IOException {
        return new Launch(new ProcessBuilder(command).start());
    }

    private static Thread reading(InputStream from, List<String> into) {
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader lines =
                            new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                        lines.lines().forEach(into::add);
                    } catch (IOException | UncheckedIOException e) {
                        into.add("unreadable: " + e.getMessage());
                    }
                },
                "exam-reading");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Waits for the first line on standard output and reads it. */
    CheckedJson ready() {
        long began = System.nanoTime();
        while (printed.isEmpty()) {
            boolean going = process.isAlive() && System.nanoTime() - began < STARTING.toNanos();
            Violation.unless(going || !printed.isEmpty(), "a ready line within 30 s", "none; " + end());
            Candidate.pause();
        }
        CheckedJson ready = CheckedJson.parse(printed.get(0));
        Violation.unlessEqual("event", "ready", ready.text("event"));
        return ready;
    }

    private String end() {
        String status = process.isAlive() ? "it still runs" : "it ended with exit status " + process.exitValue();
        return status + "; stderr: " + complaints;
    }

    /** Waits until the server is ready and returns where it is. */
    Candidate candidate() {
        return new Candidate(URI.create("ws://127.0.0.1:" + ready().count("port")));
    }

    /** Waits for the end and returns the exit status. */
    int exit(Duration within) {
        try {
            boolean ended = process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
            Violation.unless(ended, "an exit within " + within.toSeconds() + " s", "still running");
            printing.join(1_000);
            complaining.join(1_000);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unobservable("the exam was interrupted");
        }
    }

    /** Returns whether a process id is this process's or that of one it started, as wrappers do. */
    boolean owns(long pid) {
        return process.pid() == pid || process.descendants().anyMatch(child -> child.pid() == pid);
    }

    /** Returns the lines on standard error, without those that a Java runtime adds of its own. */
    List<String> complaints() {
        return complaints.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("WARNING: ") && !line.startsWith("Picked up "))
                .toList();
    }

    List<String> printed() {
        return List.copyOf(printed);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Sends SIGTERM and nothing else: {@link Process#destroy} would end the standard input as well. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Lets the process's standard input reach its end. */
    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Kills the process and those that it started. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
