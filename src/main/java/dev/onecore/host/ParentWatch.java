package dev.onecore.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends this process soon after the one that started it: a Maven that is killed by SIGKILL leaves the JVM running that its
 * plug-in started for Gatling. That JVM cannot tell from its standard input, which it shares with Maven.
 *
 * <pre>
 *   begin() ── parent ends ──→ servers are stopped while the last task runs ── done, or {@value #LAST_TASK_TIMEOUT_S} s later ──→ halt
 * </pre>
 */
public final class ParentWatch {
    private static final long LAST_TASK_TIMEOUT_S = 8;

    private static final long INTERVAL_NS = 250_000_000;

    /** The tool's own failure: a run that was cut short. */
    private static final int EXIT_CODE = 3;

    /** The jar by which the build tools' Gatling plug-ins start a JVM for Gatling. */
    private static final String PLUG_IN_JAR = "gatlingbooter";

    /** What {@code onecore run} starts. */
    private static final String RUN_MAIN = "dev.onecore.gatling.CampaignProcess";

    private static final AtomicBoolean BEGUN = new AtomicBoolean();
    private static volatile Runnable lastTask = () -> {};

    private ParentWatch() {}

    /**
     * Looks four times a second, from a daemon thread, whether this process still has the parent that it has now; if not,
     * stops all servers, runs what {@link #whenParentEnds} named, and halts this JVM after at most {@value
     * #LAST_TASK_TIMEOUT_S} s. To be called before anything else is done. Does nothing in a process whose parent is not known,
     * nor when called again.
     *
     * <p>The parent may have ended before the first look. Then this process belongs to the system's first process or to one
     * that adopts orphans, and if a Gatling plug-in or {@code onecore run} has started it, it ends at once.
     */
    public static void begin() {
        if (BEGUN.getAndSet(true)) {
            return;
        }
        RunningServers.begin();
        Optional<ProcessHandle> first = ProcessHandle.current().parent();
        boolean byTool = startedByTool(System.getProperty("sun.java.command", ""));
        boolean late = byTool && !first.map(ParentWatch::mayBeBuildTool).orElse(false);
        if (first.isEmpty() && !late) {
            return;
        }
        Optional<Long> parent = late ? Optional.of(-1L) : first.map(ProcessHandle::pid);
        Thread watcher = new Thread(() -> watch(parent), "parent watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    /**
     * Has {@code task} run when the parent ends, while all servers are stopped, in a thread of its own. It replaces an
     * earlier one.
     *
     * @param task keeps what was measured, such as by making its page; cut off after {@value #LAST_TASK_TIMEOUT_S} s
     */
    public static void whenParentEnds(Runnable task) {
        lastTask = task;
    }

    /** Whether the command line of a JVM, as {@code sun.java.command} has it, is that of a Gatling plug-in or of {@code onecore run}. */
    static boolean startedByTool(String javaCommand) {
        String started = javaCommand.split(" ", 2)[0];
        return started.equals(RUN_MAIN) || startedByPlugIn(javaCommand);
    }

    /** Whether the command line of a JVM is that of a build tool's Gatling plug-in. */
    static boolean startedByPlugIn(String javaCommand) {
        Path jar = Path.of(javaCommand.split(" ", 2)[0]);
        return String.valueOf(jar.getFileName()).startsWith(PLUG_IN_JAR);
    }

    /** A build tool is a JVM. What cannot be read is taken for one, unless it is the first process of the system. */
    private static boolean mayBeBuildTool(ProcessHandle process) {
        return process.info().command().map(ParentWatch::isJava).orElse(process.pid() != 1);
    }

    static boolean isJava(String command) {
        return String.valueOf(Path.of(command).getFileName())
                .toLowerCase(Locale.ROOT)
                .startsWith("java");
    }

    private static void watch(Optional<Long> parent) {
        // A process whose parent has ended gets another one, so it does not matter that the kernel uses numbers again.
        while (parent().equals(parent)) {
            LockSupport.parkNanos(INTERVAL_NS);
        }
        // Side by side: a server that ends before the task knows that the run is over would be taken for one that died,
        // and a task
        // that waits for a server to start would wait in vain.
        List<Thread> last = List.of(
                started(() -> lastTask.run(), "end after the parent"),
                started(RunningServers::stopAll, "end of servers after the parent"));
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_TASK_TIMEOUT_S);
        try {
            for (Thread each : last) {
                each.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadlineNs - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private static Thread started(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static Optional<Long> parent() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid);
    }
}
