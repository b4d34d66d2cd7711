package dev.onecore.sampler;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.util.OptionalLong;

/**
 * The CPU time of one process in nanoseconds, now: all its threads, those that have ended too.
 *
 * <p>It is the process's POSIX CPU-time clock (clock_getcpuclockid(3)), which adds up the same scheduler counters as
 * {@code /proc/<pid>/task/<tid>/schedstat} but in one call of 2–4 µs that needs no permission and misses no thread. A
 * thread of another process that runs just now is counted up to its last scheduler tick (1–10 ms). Without that clock
 * it is {@link Threads}' sum, and on systems that have neither (macOS, Windows) what the JDK says of the process.
 */
public final class CpuClock {
    private static final boolean POSIX = bind();

    /** Linux numbers the clock of process p as ~p × 8 + 2 (CPUCLOCK_SCHED), the same on all its architectures. */
    private static final int SCHED = 2;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long pid;
    private final int clock;
    private final Threads threads;

    private CpuClock(long pid) {
        this.pid = pid;
        this.clock = (~Math.toIntExact(pid) << 3) | SCHED;
        this.threads = Threads.of(pid);
    }

    /** The clock of process {@code pid}; it need not run any more. */
    public static CpuClock of(long pid) {
        return new CpuClock(pid);
    }

    /** CPU time used so far; empty when the process has ended or its counters may not be read. */
    public OptionalLong nowNs() {
        if (POSIX) {
            long[] time = new long[2];
            return clock_gettime(clock, time) == 0
                    ? OptionalLong.of(time[0] * NANOS_PER_SECOND + time[1])
                    : OptionalLong.empty();
        }
        return threads.schedule()
                .map(Threads.Schedule::cpuNs)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    private static boolean bind() {
        if (!Platform.isLinux() || Native.LONG_SIZE != Long.BYTES) {
            return false;
        }
        try {
            Native.register(CpuClock.class, Platform.C_LIBRARY_NAME);
            return clock_gettime((~Math.toIntExact(ProcessHandle.current().pid()) << 3) | SCHED, new long[2]) == 0;
        } catch (LinkageError e) {
            return false;
        }
    }

    private static native int clock_gettime(int clock, long[] time);
}
