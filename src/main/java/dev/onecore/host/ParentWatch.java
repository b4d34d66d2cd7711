package dev.onecore.host;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends this process when the one that started it has gone without a word: Maven killed with -9 leaves the JVM that it
 * forked for Gatling running, whose standard input tells nothing.
 */
public final class ParentWatch {
    private static final long PATIENCE_S = 30;

    private static final long LOOK_NS = 250_000_000;

    /** As after a signal: nobody is left who could read a better one. */
    private static final int EXIT_CODE = 3;

    private ParentWatch() {}

    /**
     * Looks four times a second, from a daemon thread, whether this process still has the parent that it has now; if not,
     * stops all servers, runs {@code last} for at most {@value #PATIENCE_S} s and halts this JVM. Does nothing in a process
     * whose parent is not known.
     *
     * @param last keeps what was measured, such as by making its page; a thread of its own runs it
     */
    public static void watchParent(Runnable last) {
        Optional<Long> parent = parent();
        if (parent.isEmpty()) {
            return;
        }
        Thread watcher = new Thread(
                () -> {
                    // A process whose parent has gone gets another one, so this is safe from numbers used again.
                    while (parent().equals(parent)) {
                        LockSupport.parkNanos(LOOK_NS);
                    }
                    RunningServers.stopAll();
                    finish(last);
                    Runtime.getRuntime().halt(EXIT_CODE);
                },
                "parent watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void finish(Runnable last) {
        Thread end = new Thread(last, "last words");
        end.setDaemon(true);
        end.start();
        try {
            end.join(Duration.ofSeconds(PATIENCE_S).toMillis());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Long> parent() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid);
    }
}
