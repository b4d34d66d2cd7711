package dev.onecore.sampler;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.function.Predicate;

/**
 * The scheduler's counters summed over all threads of one process, from {@code /proc/<pid>/task}. Linux.
 *
 * <p>A thread's counters vanish with it. This remembers what each thread had when it was last looked at, so that sums
 * never fall; what a thread did between the last look and its end is missed. A look costs about 10 µs a thread for
 * {@link #schedule} and 20 µs for {@link #switches}. Not safe for use by several threads at once.
 */
public final class Threads {
    private static final byte[] VOLUNTARY = ascii("\nvoluntary_ctxt_switches:");
    private static final byte[] INVOLUNTARY = ascii("\nnonvoluntary_ctxt_switches:");

    private final File folder;
    private final Predicate<String> counted;
    private final byte[] text = new byte[8192];
    private final Ledger schedule =
            new Ledger("/schedstat", end -> number(0, end), end -> number(secondWord(end), end));
    private final Ledger switches = new Ledger(
            "/status", end -> number(after(VOLUNTARY, end), end), end -> number(after(INVOLUNTARY, end), end));

    private Threads(File folder, Predicate<String> counted) {
        this.folder = folder;
        this.counted = counted;
    }

    /** The threads of process {@code pid}. */
    public static Threads of(long pid) {
        return of(pid, any -> true);
    }

    /** Those threads of process {@code pid} whose number, in decimal digits, {@code counted} takes at each look. */
    public static Threads of(long pid, Predicate<String> counted) {
        return new Threads(new File("/proc/" + pid + "/task"), counted);
    }

    /**
     * What the scheduler gave to the threads of a process.
     *
     * @param cpuNs time on a core
     * @param runDelayNs time runnable, but waiting for a core
     */
    public record Schedule(long cpuNs, long runDelayNs) {}

    /**
     * How often the threads of a process left their core.
     *
     * @param voluntary to wait for something
     * @param involuntary because the scheduler took the core away
     */
    public record Switches(long voluntary, long involuntary) {}

    /** The sums of the {@code schedstat} files so far; empty when the process has ended or there are no such files. */
    public Optional<Schedule> schedule() {
        return schedule.look() ? Optional.of(new Schedule(schedule.sum(0), schedule.sum(1))) : Optional.empty();
    }

    /** The sums of the {@code status} files so far; empty when the process has ended or there are no such files. */
    public Optional<Switches> switches() {
        return switches.look() ? Optional.of(new Switches(switches.sum(0), switches.sum(1))) : Optional.empty();
    }

    private int read(File file) {
        try (FileInputStream in = new FileInputStream(file)) {
            return in.read(text);
        } catch (IOException e) {
            return -1; // The thread has ended between the listing and now.
        }
    }

    /** The decimal number that begins at or after {@code from}, 0 if none. */
    private long number(int from, int length) {
        int at = from;
        while (at < length && (text[at] < '0' || text[at] > '9')) {
            at++;
        }
        long value = 0;
        for (; at < length && text[at] >= '0' && text[at] <= '9'; at++) {
            value = value * 10 + (text[at] - '0');
        }
        return value;
    }

    private int secondWord(int length) {
        int at = 0;
        while (at < length && text[at] != ' ') {
            at++;
        }
        return at;
    }

    private int after(byte[] label, int length) {
        for (int at = length - label.length; at >= 0; at--) {
            if (Arrays.equals(text, at, at + label.length, label, 0, label.length)) {
                return at + label.length;
            }
        }
        return length;
    }

    private static byte[] ascii(String label) {
        return label.getBytes(StandardCharsets.US_ASCII);
    }

    /** Two counters a thread out of one file, and their sums with those of the threads that have ended. */
    private final class Ledger {
        private final String file;
        private final IntToLongFunction first;
        private final IntToLongFunction second;
        private final long[] ended = new long[2];
        private Map<String, long[]> living = new HashMap<>();

        Ledger(String file, IntToLongFunction first, IntToLongFunction second) {
            this.file = file;
            this.first = first;
            this.second = second;
        }

        /** Reads the counters of all threads; false if there is none. */
        boolean look() {
            String[] tasks = folder.list();
            if (tasks == null) {
                return false;
            }
            Map<String, long[]> now = new HashMap<>(tasks.length * 2);
            for (String task : tasks) {
                int length = counted.test(task) ? read(new File(folder, task + file)) : 0;
                if (length > 0) {
                    now.put(task, new long[] {first.applyAsLong(length), second.applyAsLong(length)});
                }
            }
            living.forEach((task, counters) -> {
                if (!now.containsKey(task)) {
                    ended[0] += counters[0];
                    ended[1] += counters[1];
                }
            });
            living = now;
            return !now.isEmpty();
        }

        long sum(int counter) {
            return ended[counter]
                    + living.values().stream().mapToLong(c -> c[counter]).sum();
        }
    }
}
