package dev.onecore.host;

import dev.onecore.model.Pin;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts processes on cores by util-linux's {@code taskset} (or BusyBox's), where there is one. */
public final class Affinity {

    /** Why no process can be put on a core here; empty on a Linux machine with {@code taskset} on its path. */
    static final Optional<String> UNAVAILABLE = unavailable();

    private Affinity() {}

    private static Optional<String> unavailable() {
        if (!Files.isDirectory(Path.of("/proc/self/task"))) {
            String system = System.getProperty("os.name");
            return Optional.of(
                    "Linux".equals(system) ? "there is no /proc on this machine" : "there is no taskset on " + system);
        }
        return onPath("taskset")
                ? Optional.empty()
                : Optional.of("there is no taskset on the PATH; the package util-linux has it");
    }

    /**
     * Moves all threads of this process to the injector's cores, and with them those that they will start, and proves it.
     * Children inherit the cores too, unless they are put elsewhere.
     */
    public static Pin moveInjector(CorePlan plan) {
        if (plan.notPinned().isPresent()) {
            return PinProof.ofInjector(plan);
        }
        String own = Long.toString(ProcessHandle.current().pid());
        CommandEnd taskset = CommandOutput.of(
                        List.of("taskset", "-a", "-c", "-p", plan.injector().toString(), own))
                .end();
        return taskset.succeeded()
                ? PinProof.ofInjector(plan)
                : Pin.unproven("not pinned: taskset refused cores " + plan.injector() + ": " + taskset.complaint());
    }

    /** Why a process cannot be held to {@code cores}, found out by trying; empty when it can. */
    static Optional<String> refusal(CoreSet cores) {
        CommandEnd taskset = CommandOutput.of(List.of("taskset", "-c", cores.toString(), "true"))
                .end();
        return taskset.succeeded() ? Optional.empty() : Optional.of(taskset.complaint());
    }

    /** What to put before a command to run it on {@code core}. */
    static List<String> on(int core) {
        return List.of("taskset", "-c", Integer.toString(core));
    }

    static boolean onPath(String program) {
        String path = System.getenv("PATH");
        return path != null
                && Pattern.compile(Pattern.quote(File.pathSeparator))
                        .splitAsStream(path)
                        .filter(folder -> !folder.isBlank())
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
