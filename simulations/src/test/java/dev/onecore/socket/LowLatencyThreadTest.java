package dev.onecore.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a thread asked for is what the kernel says of it. */
@EnabledOnOs(OS.LINUX)
@Timeout(30)
class LowLatencyThreadTest {
    private static final Path THREAD = Path.of("/proc/thread-self");

    @Test
    void timersAreNotPutOff() {
        assertThat(inAThread(() -> {
                    LowLatencyThread.ask();
                    // The kernel keeps this file where a process's are, and not among its threads'.
                    return lines(Path.of("/proc").resolve(real().getFileName()).resolve("timerslack_ns"));
                }))
                .containsExactly("1");
    }

    /** The kernel takes a slice from Linux 6.12 on, and shows it where it was built with the scheduler's statistics. */
    @Test
    void itsSliceIsShort() throws IOException {
        String[] release =
                Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip().split("[^0-9]+", 3);
        assumeThat(Integer.parseInt(release[0]) * 1_000 + Integer.parseInt(release[1]))
                .isGreaterThanOrEqualTo(6_012);
        assumeThat(Files.exists(THREAD.resolve("sched"))).isTrue();
        List<String> asked = inAThread(() -> {
            LowLatencyThread.ask();
            LowLatencyThread.ask();
            return lines(THREAD.resolve("sched"));
        });
        List<String> slice =
                asked.stream().filter(line -> line.startsWith("se.slice")).toList();
        assumeThat(slice).isNotEmpty();
        assertThat(slice).singleElement().asString().endsWith(" 100000");
    }

    private static Path real() {
        try {
            return THREAD.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> inAThread(Supplier<List<String>> task) {
        Executor fresh = work -> new Thread(work).start();
        return CompletableFuture.supplyAsync(task, fresh).join();
    }
}
