package dev.onecore.host;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Holds this process back, as a CPU quota does: of each 100 ms it may run for a part, and for the rest it is stopped. A
 * shell does it by SIGSTOP and SIGCONT, so that it needs no privilege; it ends with this process, and never leaves it stopped.
 */
public final class CpuThrottle implements AutoCloseable {
    private static final double PERIOD_SECONDS = 0.1;
    private static final long TIMEOUT_SECONDS = 5;

    private static final String SCRIPT = """
            trap 'kill -CONT "$1"; exit' TERM
            while kill -STOP "$1"; do
              sleep "$2"
              kill -CONT "$1" || exit
              sleep "$3"
            done
            """;

    private final Process shell;

    private CpuThrottle(Process shell) {
        this.shell = shell;
    }

    /**
     * Begins to hold this process back.
     *
     * @param share of the time for which it may run, between 0 and 1
     * @throws IOException where there is no shell
     */
    public static CpuThrottle to(double share) throws IOException {
        return new CpuThrottle(new ProcessBuilder(List.of(
                        "sh",
                        "-c",
                        SCRIPT,
                        "throttle",
                        Long.toString(ProcessHandle.current().pid()),
                        seconds(1 - share),
                        seconds(share)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    private static String seconds(double share) {
        return String.format(Locale.ROOT, "%.3f", share * PERIOD_SECONDS);
    }

    /** Lets this process run again. */
    @Override
    public void close() {
        shell.destroy();
        try {
            if (!shell.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                shell.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
