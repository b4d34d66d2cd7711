package dev.onecore.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotSpotCountersTest {

    @TempDir
    private Path folder;

    /** The JDK's own account of this process, in milliseconds rounded collection by collection, is the oracle. */
    @Test
    void theTimeInCollectionsIsThatOfTheJvmsOwnAccount() {
        Optional<HotSpotCounters> own =
                HotSpotCounters.of(ProcessHandle.current().pid());
        assumeThat(own).as("a HotSpot JVM that shares its counters").isPresent();
        long beforeNs = own.get().collectingNs();
        long beforeMs = collectingMs();
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        double byMemory = (own.get().collectingNs() - beforeNs) / 1e6;
        double byBean = collectingMs() - beforeMs;
        assertThat(byMemory).isPositive().isCloseTo(byBean, within(byBean / 2 + 10));
    }

    @Test
    void whatACollectionLeavesIsOnTheHeap() {
        Optional<HotSpotCounters> own =
                HotSpotCounters.of(ProcessHandle.current().pid());
        assumeThat(own).as("a HotSpot JVM that shares its counters").isPresent();
        System.gc();
        long before = own.get().heapBytes();
        byte[] kept = new byte[32 << 20];
        System.gc();
        assertThat(own.get().heapBytes() - before).isGreaterThan(kept.length / 2);
        assertThat(own.get().heapBytes()).isLessThan(Runtime.getRuntime().totalMemory());
    }

    @Test
    void whatIsNoSuchMemoryHasNoCounters() throws IOException {
        Path text = Files.writeString(folder.resolve("1"), "not the memory of a JVM, but long enough to be one");
        assertThat(HotSpotCounters.read(text)).isEmpty();
        assertThat(HotSpotCounters.read(Files.createFile(folder.resolve("2")))).isEmpty();
        assertThat(HotSpotCounters.of(1)).isEmpty();
    }

    private static long collectingMs() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }
}
