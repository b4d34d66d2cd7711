package dev.onecore.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets those threads of this process that can wait give way to those that must not: a compiler or a concurrent collector that
 * shares the injector's core with an event loop would hold a message back for a scheduler's slice, some milliseconds. To ask
 * for a lower priority needs no privilege; where there is no {@code renice} nothing changes.
 */
public final class BackgroundNiceness {
    private static final Path TASKS = Path.of("/proc/self/task");
    /**
     * A third of an event loop's weight: it is preempted when a message comes, and still not starved by loops that are always
     * busy.
     */
    private static final String NICENESS = "5";

    /**
     * The beginnings of their names, as the kernel keeps them: HotSpot's background threads, those of the evidence, and
     * Gatling's own log writers.
     */
    private static final List<String> ABLE_TO_WAIT = List.of(
            "C1 Compiler",
            "C2 Compiler",
            "G1 Conc",
            "G1 Refine",
            "VM Periodic",
            "Monitor Defl",
            "onecore-clock",
            "onecore-log",
            "sampler of",
            "pool-");

    private BackgroundNiceness() {}

    /**
     * Lowers the priority of all such threads that exist now; compiler threads start and end, so it is called before each
     * trial.
     */
    public static void ask() {
        List<String> command = new ArrayList<>(List.of("renice", "-n", NICENESS, "-p"));
        command.addAll(ableToWait());
        if (command.size() == List.of("renice", "-n", NICENESS, "-p").size()) {
            return;
        }
        // Without it these threads have the weight of any other.
        CommandEnd unused = CommandOutput.of(command).end();
    }

    /** The kernel's numbers of those threads. */
    static List<String> ableToWait() {
        return named(ABLE_TO_WAIT);
    }

    /** The kernel's numbers of this process's threads whose names begin so. */
    static List<String> named(List<String> beginnings) {
        List<String> numbers = new ArrayList<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                KernelFile.line(task.resolve("comm"))
                        .filter(name -> beginnings.stream().anyMatch(name::startsWith))
                        .ifPresent(name -> numbers.add(String.valueOf(task.getFileName())));
            }
        } catch (IOException notLinux) {
            // This system has no list of threads.
        }
        return numbers;
    }
}
