package dev.onecore.host;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the cores out of deep idle states between two messages, where this process may ask for that. A core that wakes from a
 * deep state, or a virtual one that its hypervisor must schedule again, adds tens to hundreds of microseconds to the message
 * that came first, on either side; the request is the kernel's own ({@code Documentation/power/pm_qos_interface.rst}, as
 * tuned's profile "network-latency" makes it), holds for as long as the file is open, and ends with this process.
 */
public final class CpuLatencyRequest implements AutoCloseable {
    private static final Path REQUEST = Path.of("/dev/cpu_dma_latency");

    /** The longest wake-up that is allowed: a native 32-bit number of microseconds. */
    private static final byte[] NONE = new byte[Integer.BYTES];

    private final @Nullable FileOutputStream request;
    private final String words;

    private CpuLatencyRequest(@Nullable FileOutputStream request, String words) {
        this.request = request;
        this.words = words;
    }

    /** Asks for it; where that is not possible nothing changes, and {@link #words} says so. */
    public static CpuLatencyRequest ask() {
        return ask(REQUEST);
    }

    static CpuLatencyRequest ask(Path file) {
        if (!Files.isWritable(file)) {
            return new CpuLatencyRequest(null, "as the machine has them");
        }
        try {
            FileOutputStream request = new FileOutputStream(file.toFile());
            request.write(NONE);
            request.flush();
            return new CpuLatencyRequest(request, "cores held awake while it ran");
        } catch (IOException refused) {
            return new CpuLatencyRequest(null, "as the machine has them (" + refused.getMessage() + ")");
        }
    }

    /** What was done about idle states, for the environment. */
    public String words() {
        return words;
    }

    /** Lets the cores sleep again. */
    @Override
    public void close() {
        Optional.ofNullable(request).ifPresent(file -> {
            try {
                file.close();
            } catch (IOException ignored) {
                // The kernel drops the request either way.
            }
        });
    }
}
