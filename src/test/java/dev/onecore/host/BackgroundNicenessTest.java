package dev.onecore.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a thread was asked to do is what the kernel says of it. */
@EnabledOnOs(OS.LINUX)
@Timeout(30)
class BackgroundNicenessTest {

    @Test
    void whoCanWaitGivesWay() throws Exception {
        CompletableFuture<Void> end = new CompletableFuture<>();
        CompletableFuture<Path> stat = new CompletableFuture<>();
        Thread patient = new Thread(
                () -> {
                    stat.complete(real());
                    end.join();
                },
                "onecore-log");
        patient.start();
        try {
            Path thread = stat.get();
            assumeThat(new CommandOutput(List.of("renice", "--version"), Path.of("."), Duration.ofSeconds(5)).run())
                    .isPresent();
            BackgroundNiceness.ask();
            String[] fields = Files.readString(thread.resolve("stat"))
                    .replaceAll("^.*\\) ", "")
                    .split(" ", -1);
            assertThat(fields[16]).as("nice, proc_pid_stat(5) field 19").isEqualTo("5");
        } finally {
            end.complete(null);
            patient.join();
        }
    }

    private static Path real() {
        try {
            return Path.of("/proc/thread-self").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
