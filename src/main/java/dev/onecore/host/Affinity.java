package dev.onecore.host;

import dev.onecore.model.Pin;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Puts processes on cores by util-linux's {@code taskset}, where there is one. */
public final class Affinity {

    /** Whether there is a {@code taskset} on the path of a Linux machine. */
    static final boolean AVAILABLE = Files.isDirectory(Path.of("/proc/self/task")) && onPath("taskset");

    private static final long PATIENCE_S = 10;

    private Affinity() {}

    /**
     * Moves all threads of this process to the injector's cores, and with them those that they will start, and proves it.
     * Children inherit the cores too, unless they are put elsewhere.
     */
    public static Pin moveInjector(CorePlan plan) {
        if (plan.notPinned().isPresent()) {
            return PinProof.ofInjector(plan);
        }
        String own = Long.toString(ProcessHandle.current().pid());
        try {
            Process taskset = new ProcessBuilder(
                            "taskset", "-a", "-c", "-p", plan.injector().toString(), own)
                    .redirectErrorStream(true)
                    .start();
            taskset.getOutputStream().close();
            String said = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!taskset.waitFor(PATIENCE_S, TimeUnit.SECONDS) || taskset.exitValue() != 0) {
                return Pin.unproven("not pinned: taskset refused cores " + plan.injector() + ": " + said.strip());
            }
        } catch (IOException refused) {
            return Pin.unproven("not pinned: " + refused.getMessage());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return Pin.unproven("not pinned: interrupted while taskset ran");
        }
        return PinProof.ofInjector(plan);
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
