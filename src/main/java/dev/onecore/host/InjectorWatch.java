package dev.onecore.host;

import dev.onecore.model.Usage;
import dev.onecore.sampler.CpuClock;
import dev.onecore.sampler.Threads;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What this process uses and what holds it back: the evidence for or against INJECTOR-BOUND. One thread reads. */
public final class InjectorWatch implements AutoCloseable {
    private final CpuClock clock = CpuClock.of(ProcessHandle.current().pid());
    private final Threads threads = Threads.of(ProcessHandle.current().pid(), this::matters);
    private final Quota quota = Quota.ofThisProcess();
    private final GapWatch gaps = new GapWatch();
    private List<String> ableToWait = List.of();

    private InjectorWatch() {}

    /** Begins to look for gaps. */
    public static InjectorWatch start() {
        return new InjectorWatch();
    }

    /** Reads now; the longest gap is the one since the read before. */
    public InjectorSnapshot read() {
        ableToWait = Stream.concat(
                        BackgroundNiceness.ableToWait().stream(),
                        BackgroundNiceness.named(List.of(GapWatch.NAME)).stream())
                .toList();
        return new InjectorSnapshot(
                clock.nowNs().orElse(0),
                threads.schedule().map(s -> OptionalLong.of(s.runDelayNs())).orElseGet(OptionalLong::empty),
                quota.throttledNs(),
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .filter(ms -> ms > 0)
                        .sum(),
                gaps.longestNs(),
                gaps.sumNs());
    }

    /**
     * A compiler that waits behind an event loop is as it should be; an event loop that waits is not. Nor does anybody wait for the
     * watch over gaps, whose hundred turns a second on a busy core would be a third of the sum.
     */
    private boolean matters(String thread) {
        return !ableToWait.contains(thread);
    }

    /** Stops looking for gaps. */
    @Override
    public void close() {
        gaps.close();
    }

    /**
     * What the injector had used at one instant.
     *
     * @param cpuNs CPU time of all its threads so far
     * @param runDelayNs run-queue waits so far, of those that should not wait
     * @param throttledNs time that its control groups were held back so far; empty where there is no such account
     * @param gcMs time in garbage collection so far
     * @param longestGapNs the longest time since the mark before for which a thread that was due did not run
     * @param gapsNs sum so far of such times that a busy neighbour thread does not explain
     */
    public record InjectorSnapshot(
            long cpuNs, OptionalLong runDelayNs, OptionalLong throttledNs, long gcMs, long longestGapNs, long gapsNs) {

        /** What it used from this mark to the next one. */
        public Usage until(InjectorSnapshot next) {
            return new Usage(
                    next.cpuNs - cpuNs,
                    Difference.of(runDelayNs, next.runDelayNs),
                    Difference.of(throttledNs, next.throttledNs),
                    OptionalLong.of(next.gcMs - gcMs),
                    OptionalLong.empty());
        }
    }
}
