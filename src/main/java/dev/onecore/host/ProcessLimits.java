package dev.onecore.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What the system lets this process have of open files, threads and ports, and whether a campaign's connections fit in. A server
 * is a child of this process and has the same limits. Where the system does not tell (no /proc), everything is taken to fit.
 */
public final class ProcessLimits {
    /** Jars, logs, event loops and pipes that a run opens after it has begun. */
    private static final long FILES_IN_RESERVE = 128;

    /** What a JVM has open before anybody connects, as a server or as Gatling. */
    private static final long LEAST_FILES_OPEN = 64;

    /** Threads of one server and of what this process has yet to start. */
    private static final long THREADS_IN_RESERVE = 96;

    private static final long FILES_STEP = 1_024;

    /** How long Linux keeps a closed connection. */
    private static final int TIME_WAIT_SECONDS = 60;

    private final Path proc;

    private ProcessLimits(Path proc) {
        this.proc = proc;
    }

    /** The limits of this process. */
    public static ProcessLimits ofThisProcess() {
        return new ProcessLimits(Path.of("/proc"));
    }

    static ProcessLimits of(Path proc) {
        return new ProcessLimits(proc);
    }

    /**
     * Why {@code connections} at once do not fit, with the line that raises the limit; empty when they fit.
     *
     * @param connections to one server, at least 0
     * @param loopback whether that server is on this machine, where a connection may come from any address of 127.0.0.0/8
     */
    public Optional<String> refusal(int connections, boolean loopback) {
        return files(connections)
                .or(() -> loopback ? Optional.empty() : ports(connections))
                .or(this::threads);
    }

    /**
     * Why there are not ports enough for connections that are closed at a rate, each of which keeps one for a minute (TIME_WAIT, RFC
     * 9293, section 3.6.1); empty when there are, or where the kernel gives such a port to the next connection (tcp_tw_reuse, which
     * is so on loopback unless somebody changed it).
     *
     * @param closedPerSec connections closed a second
     */
    public Optional<String> closingRefusal(double closedPerSec) {
        boolean reused = KernelFile.line(proc.resolve("sys/net/ipv4/tcp_tw_reuse"))
                .filter(value -> value.equals("0"))
                .isEmpty();
        return reused
                ? Optional.empty()
                : ports((int) Math.ceil(closedPerSec * TIME_WAIT_SECONDS))
                        .map(why ->
                                "each closed connection keeps its port for a minute, and tcp_tw_reuse is 0. " + why);
    }

    /** Connections of this machine that were closed and still keep their ports; empty where the system does not tell. */
    public static OptionalLong inTimeWait() {
        return KernelFile.labelled(Path.of("/proc/net/sockstat"), "TCP:")
                .map(facts -> facts.replaceFirst(".*\\btw (\\d+).*", "$1"))
                .filter(count -> count.matches("\\d+"))
                .map(count -> OptionalLong.of(Long.parseLong(count)))
                .orElseGet(OptionalLong::empty);
    }

    /** Open files that this process may have, and so may each server; empty where the system does not tell. */
    public OptionalLong openFiles() {
        return limit("Max open files").map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private Optional<String> files(int connections) {
        long open = Math.max(LEAST_FILES_OPEN, entries("self/fd"));
        long needed = connections + open + FILES_IN_RESERVE;
        return limit("Max open files")
                .filter(limit -> limit < needed)
                .map(limit -> String.format(
                        Locale.ROOT,
                        "%,d connections need about %,d open files in this process and as many in the server, and each may have"
                                + " %,d. Raise the limit in the shell that starts the run: ulimit -n %d",
                        connections,
                        needed,
                        limit,
                        (needed + FILES_STEP - 1) / FILES_STEP * FILES_STEP));
    }

    private Optional<String> ports(int connections) {
        return KernelFile.line(proc.resolve("sys/net/ipv4/ip_local_port_range"))
                .map(line -> line.split("\\s+", -1))
                .filter(ends -> ends.length == 2)
                .filter(ends -> Long.parseLong(ends[1]) - Long.parseLong(ends[0]) + 1 < connections)
                .map(ends -> String.format(
                        Locale.ROOT,
                        "%,d connections to one server need as many local ports, and the system gives those from %s to %s."
                                + " Widen the range: sudo sysctl net.ipv4.ip_local_port_range=\"1024 65535\"",
                        connections,
                        ends[0],
                        ends[1]));
    }

    private Optional<String> threads() {
        if (user("self").filter("0"::equals).isPresent()) {
            return Optional.empty(); // setrlimit(2): the limit is not for root.
        }
        return limit("Max processes").flatMap(limit -> {
            long running = threadsOfThisUser();
            return limit >= running + THREADS_IN_RESERVE
                    ? Optional.empty()
                    : Optional.of(String.format(
                            Locale.ROOT,
                            "this user has %,d threads, about %d more are needed, and the limit is %,d. Raise it in the shell that"
                                    + " starts the run: ulimit -u %d",
                            running,
                            THREADS_IN_RESERVE,
                            limit,
                            (running + THREADS_IN_RESERVE + FILES_STEP) / FILES_STEP * FILES_STEP));
        });
    }

    /** The soft limit in that line of {@code limits} (proc(5)); empty when there is none. */
    private Optional<Long> limit(String name) {
        return KernelFile.labelled(proc.resolve("self/limits"), name)
                .map(text -> text.split("\\s+", -1)[0])
                .filter(soft -> soft.matches("\\d+"))
                .map(Long::parseLong);
    }

    private long threadsOfThisUser() {
        Optional<String> own = user("self");
        try (Stream<Path> processes = Files.list(proc)) {
            return processes
                    .map(process -> String.valueOf(process.getFileName()))
                    .filter(name -> name.matches("\\d+") && user(name).equals(own))
                    .mapToLong(name -> KernelFile.labelled(proc.resolve(name).resolve("status"), "Threads:")
                            .map(Long::parseLong)
                            .orElse(0L))
                    .sum();
        } catch (IOException hidden) {
            return 0;
        }
    }

    /** The real user of a process, by number. */
    private Optional<String> user(String process) {
        return KernelFile.labelled(proc.resolve(process).resolve("status"), "Uid:")
                .map(ids -> ids.split("\\s+", -1)[0]);
    }

    private long entries(String folder) {
        try (Stream<Path> entries = Files.list(proc.resolve(folder))) {
            return entries.count();
        } catch (IOException hidden) {
            return 0;
        }
    }
}
