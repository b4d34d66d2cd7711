package dev.onecore.report;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import com.sun.management.OperatingSystemMXBean;
import dev.onecore.cli.Onecore;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The command line in a process of its own, which says at its end what it took: CPU, and the most heap before and after a collection. */
final class ReportRun {
    static final String COST = "cost: ";

    private ReportRun() {}

    public static void main(String[] arguments) {
        AtomicLong most = new AtomicLong();
        AtomicLong live = new AtomicLong();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, none) -> {
                                GcInfo info = GarbageCollectionNotificationInfo.from(
                                                (CompositeData) notification.getUserData())
                                        .getGcInfo();
                                most.accumulateAndGet(heap(info.getMemoryUsageBeforeGc()), Math::max);
                                live.accumulateAndGet(heap(info.getMemoryUsageAfterGc()), Math::max);
                            },
                            null,
                            null);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            long cpuNs = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
            System.out.printf(
                    Locale.ROOT,
                    "%s%.2f s of CPU, %d MB of heap, %d MB after collections%n",
                    COST,
                    cpuNs / 1e9,
                    Math.max(used, most.get()) >> 20,
                    live.get() >> 20);
        }));
        Onecore.main(arguments);
    }

    private static long heap(Map<String, MemoryUsage> pools) {
        return pools.entrySet().stream()
                .filter(pool -> !pool.getKey().contains("Metaspace")
                        && !pool.getKey().contains("CodeHeap")
                        && !pool.getKey().contains("Compressed Class")
                        && !pool.getKey().contains("CodeCache"))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }
}
