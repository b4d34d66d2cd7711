package dev.onecore.socket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The time by which Linux may put off a thread's timers to wake up less often: 50 µs unless told otherwise (proc(5)). */
final class TimerSlack {
    private TimerSlack() {}

    /** Sets the calling thread's slack to 1 ns, where the kernel allows it; elsewhere starts are that much later. */
    static void tighten() {
        try {
            Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName();
            Path slack = Path.of("/proc").resolve(thread).resolve("timerslack_ns");
            Files.writeString(slack, "1", StandardOpenOption.WRITE);
        } catch (IOException | UnsupportedOperationException | SecurityException notPermitted) {
            // The lag is measured, so what this costs is seen.
        }
    }
}
