package dev.onecore.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A short command that is run to its end for what it says.
 *
 * @param command program and arguments
 * @param folder that it runs in
 * @param patience after which it is ended
 */
public record CommandOutput(List<String> command, Path folder, Duration patience) {

    private static final int MOST_BYTES = 65_536;

    public CommandOutput {
        command = List.copyOf(command);
    }

    /**
     * Runs it, without input.
     *
     * @return what it wrote to standard output, at most 64 KiB, without blanks around; empty when it cannot be started, does not
     *     end in time or does not exit 0
     */
    public Optional<String> run() {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
        } catch (IOException e) {
            return Optional.empty();
        }
        try {
            CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            return ended && process.exitValue() == 0 ? Optional.of(said.join().strip()) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
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
