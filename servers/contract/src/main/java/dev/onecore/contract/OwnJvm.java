package dev.onecore.contract;

import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** What this JVM's own heap, collectors and compilers have used so far. */
final class OwnJvm {
    private OwnJvm() {}

    static JsonWriter json() {
        return JsonWriter.object()
                .put(
                        "heapUsed",
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed())
                .put("heapAfterGc", heapAfterGc())
                .put("gcCount", gcCount())
                .put("gcMillis", gcMillis())
                .put("jitMillis", jitMillis());
    }

    /** What the last collection of each heap pool left over; 0 before the first one. */
    private static long heapAfterGc() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage left = pool.getCollectionUsage();
            if (pool.getType() == MemoryType.HEAP && left != null) {
                bytes += left.getUsed();
            }
        }
        return bytes;
    }

    private static long gcCount() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    private static long gcMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    private static long jitMillis() {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        return compiler == null ? 0 : compiler.getTotalCompilationTime();
    }
}
