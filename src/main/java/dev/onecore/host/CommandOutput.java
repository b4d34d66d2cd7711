package dev.onecore.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A short command that is run to its end for what it says. It has no input.
 *
 * @param command program and arguments
 * @param folder that it runs in
 * @param timeout after which it is ended, with all that it started
 */
public record CommandOutput(List<String> command, Path folder, Duration timeout) {

    private static final int MOST_BYTES = 65_536;

    /** Enough for a command that asks the kernel for something, on a machine with much else to do. */
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    public CommandOutput {
        command = List.copyOf(command);
    }

    /** A command of the system, run in the current folder with a timeout of 10 s. */
    static CommandOutput of(List<String> command) {
        return new CommandOutput(command, Path.of("."), USUAL_TIMEOUT);
    }

    /**
     * Runs it for its standard output.
     *
     * @return what it wrote to standard output, at most 64 KiB, without blanks around; empty when it cannot be started, does not
     *     end in time or does not exit 0
     */
    public Optional<String> run() {
        CommandEnd end = end(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD));
        return end.succeeded() ? Optional.of(end.said()) : Optional.empty();
    }

    /** Runs it for its exit code, and for what it wrote to standard output and standard error. */
    public CommandEnd end() {
        return end(new ProcessBuilder(command).redirectErrorStream(true));
    }

    private CommandEnd end(ProcessBuilder builder) {
        Process process;
        try {
            process = builder.directory(folder.toFile()).start();
            process.getOutputStream().close();
        } catch (IOException e) {
            return new CommandEnd(OptionalInt.empty(), String.valueOf(e.getMessage()));
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
            if (!process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                return new CommandEnd(OptionalInt.empty(), "");
            }
            // What it leaves behind may hold its output open.
            String words = said.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return new CommandEnd(OptionalInt.of(process.exitValue()), words.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CommandEnd(OptionalInt.empty(), "interrupted");
        } catch (ExecutionException | TimeoutException e) {
            return new CommandEnd(OptionalInt.empty(), "");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String all(InputStream out) {
        try (out) {
            String said = new String(out.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            // To the end, not by skip: what is left unread breaks the command's pipe, and its exit is then not 0.
            out.transferTo(OutputStream.nullOutputStream());
            return said;
        } catch (IOException e) {
            return "";
        }
    }
}
