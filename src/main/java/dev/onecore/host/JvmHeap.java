package dev.onecore.host;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Heaps from which garbage is taken before they are looked at: what is left is what is needed. */
public final class JvmHeap {

    /** A collection of a large heap on a slow core. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private JvmHeap() {}

    /**
     * Has another JVM of this user's collect its garbage, by the JDK's jcmd.
     *
     * @return whether it did
     */
    public static boolean collect(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return new CommandOutput(List.of(jcmd, Long.toString(pid), "GC.run"), Path.of("."), TIMEOUT)
                .run()
                .isPresent();
    }

    /** Collects this JVM's garbage; the bytes that are left on its heap. */
    public static long ownCollectedBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
