package dev.onecore.sampler;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A child process that uses what it is told to, and keeps its own account of it.
 *
 * <p>Arguments {@code cpu <percent>}: burns that share of a core in periods of 20 ms and notes after each {@code
 * nanoTime} and its CPU time as the JVM gets it from times(2). {@code touch <MB>}: touches that much memory on the
 * first line of its standard input. {@code threads <n>}: starts threads that wake up a hundred times a second. A line on
 * standard input ends it; it prints its account then.
 */
final class Burner {
    private static final long PERIOD_NS = 20_000_000;

    private Burner() {}

    public static void main(String... args) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        int amount = Integer.parseInt(args[1]);
        switch (args[0]) {
            case "cpu" -> burn(amount, in);
            case "touch" -> touch(amount, in);
            case "threads" -> wake(amount, in);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void burn(int percent, BufferedReader in) throws Exception {
        var os = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var threads = ManagementFactory.getThreadMXBean();
        List<String> account = new ArrayList<>();
        System.out.println("burning");
        while (!in.ready()) {
            long from = System.nanoTime();
            long cpuUntil = threads.getCurrentThreadCpuTime() + PERIOD_NS * percent / 100;
            while (threads.getCurrentThreadCpuTime() < cpuUntil) {
                Thread.onSpinWait();
            }
            account.add(System.nanoTime() + " " + os.getProcessCpuTime());
            LockSupport.parkNanos(Math.max(0, from + PERIOD_NS - System.nanoTime()));
        }
        account.forEach(System.out::println);
    }

    private static void touch(int megabytes, BufferedReader in) throws Exception {
        ByteBuffer.allocateDirect(1 << 16).put(0, (byte) 1);
        System.out.println("untouched");
        in.readLine();
        ByteBuffer memory = ByteBuffer.allocateDirect(megabytes << 20); // The JVM fills it with zeros, so touches it.
        System.out.println("touched");
        in.readLine();
        memory.put(0, (byte) 1);
    }

    private static void wake(int count, BufferedReader in) throws Exception {
        for (int i = 0; i < count; i++) {
            var thread = new Thread(() -> {
                while (true) {
                    LockSupport.parkNanos(10_000_000);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        System.out.println("waking");
        in.readLine();
    }
}
