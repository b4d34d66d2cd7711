package dev.onecore.contract;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** What the operating system says of this process; Linux's /proc where there is one. */
final class OwnProcess {
    private static final Path PROC = Path.of("/proc/self");

    private long lastCpuNs;

    /**
     * CPU time of all threads so far, never less than before.
     *
     * <p>schedstat counts nanoseconds, but only of threads that live; the operating system's bean counts those that
     * ended too, but in ticks of 10 ms. Neither says too much, so the larger one is nearer.
     */
    synchronized long cpuNs() {
        lastCpuNs = Math.max(lastCpuNs, Math.max(schedstatNs(), beanNs()));
        return lastCpuNs;
    }

    private static long schedstatNs() {
        long sum = 0;
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(PROC.resolve("task"))) {
            for (Path task : tasks) {
                sum += firstNumber(task.resolve("schedstat"));
            }
        } catch (IOException noProc) {
            return 0;
        }
        return sum;
    }

    /** A thread that ends while it is read counts as 0. */
    private static long firstNumber(Path file) {
        try {
            return Long.parseLong(Files.readString(file).split(" ", 2)[0]);
        } catch (IOException | NumberFormatException gone) {
            return 0;
        }
    }

    private static long beanNs() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    /** Resident memory; empty where there is no /proc. */
    OptionalLong rssBytes() {
        String rss = status("VmRSS:");
        return rss.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(rss.split(" ", 2)[0]) * 1024);
    }

    /** The cores that this process may run on; where there is no /proc, as many as the JVM sees, from 0. */
    int[] affinity() {
        String list = status("Cpus_allowed_list:");
        return list.isEmpty()
                ? IntStream.range(0, Runtime.getRuntime().availableProcessors()).toArray()
                : cores(list);
    }

    /** The kernel's list format, as in {@code 0,2-3}. */
    static int[] cores(String list) {
        IntStream cores = IntStream.empty();
        for (String range : list.split(",", -1)) {
            String[] ends = range.split("-", 2);
            int first = Integer.parseInt(ends[0]);
            cores = IntStream.concat(cores, IntStream.rangeClosed(first, Integer.parseInt(ends[ends.length - 1])));
        }
        return cores.toArray();
    }

    private static String status(String key) {
        try {
            return Files.readAllLines(PROC.resolve("status")).stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(key.length()).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException noProc) {
            return "";
        }
    }
}
