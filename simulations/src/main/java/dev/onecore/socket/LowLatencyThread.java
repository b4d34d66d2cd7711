package dev.onecore.socket;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets a thread run as soon as a message comes for it or a timer of it is due. Linux by itself puts a timer off by up to 50 µs to
 * wake up less often, and lets a thread that has just begun finish its slice first, some milliseconds. Neither request needs a
 * privilege; where one is not understood nothing changes, and the send lag shows what that costs.
 */
final class LowLatencyThread {
    /** The shortest slice that the kernel grants (Linux 6.12): a thread with a shorter one need not wait for a longer one's end. */
    private static final long SLICE_NS = 100_000;

    /** {@code struct sched_attr} in its first version: where the slice is, and how long the whole is (sched_setattr(2)). */
    private static final int SLICE_OFFSET = 24;

    private static final int ATTRIBUTES_BYTES = 48;

    private static final ThreadLocal<Boolean> ASKED = ThreadLocal.withInitial(() -> false);

    private LowLatencyThread() {}

    /** Asks it for the calling thread, once. */
    static void ask() {
        if (!ASKED.get() && Platform.isLinux()) {
            ASKED.set(true);
            tightenTimers();
            shortenSlice();
        }
    }

    private static void tightenTimers() {
        try {
            Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName();
            Path slack = Path.of("/proc").resolve(thread).resolve("timerslack_ns");
            Files.writeString(slack, "1", StandardOpenOption.WRITE);
        } catch (IOException | SecurityException notPermitted) {
            // Timers are as late as any other thread's.
        }
    }

    private static void shortenSlice() {
        long get = Platform.isIntel() ? 315 : 275;
        long set = Platform.isIntel() ? 314 : 274;
        try {
            if (Native.LONG_SIZE == Long.BYTES) {
                shortenSlice(get, set);
            }
        } catch (LinkageError notThere) {
            // No such call on this system, or JNA may not load its library here.
        }
    }

    private static void shortenSlice(long get, long set) {
        try (Memory attributes = new Memory(ATTRIBUTES_BYTES)) {
            attributes.clear();
            Function syscall =
                    NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction("syscall");
            long refused = syscall.invokeLong(new Object[] {get, 0L, attributes, (long) ATTRIBUTES_BYTES, 0L});
            if (refused == 0) {
                attributes.setLong(SLICE_OFFSET, SLICE_NS);
                long unused = syscall.invokeLong(new Object[] {set, 0L, attributes, 0L});
            }
        }
    }
}
