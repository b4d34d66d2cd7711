package dev.onecore.model;

import java.util.OptionalLong;

/**
 * What a process used of its machine between a phase's begin and end.
 *
 * @param cpuNs CPU time of all its threads
 * @param runDelayNs time its threads stood ready in a run queue and waited for a core; empty where the kernel does not say
 * @param throttledNs time its control group was held back by a CPU quota; empty where it has none
 * @param gcMs time in garbage collection; empty for what is not a JVM, or where it does not say
 * @param peakRssBytes largest resident memory seen; empty where not seen
 * @param heapBytes what a collection before the phase left on its heap; empty where none was asked for, or it is not a JVM
 */
public record Usage(
        long cpuNs,
        OptionalLong runDelayNs,
        OptionalLong throttledNs,
        OptionalLong gcMs,
        OptionalLong peakRssBytes,
        OptionalLong heapBytes) {

    /** A usage of which the heap was not looked at. */
    public Usage(
            long cpuNs,
            OptionalLong runDelayNs,
            OptionalLong throttledNs,
            OptionalLong gcMs,
            OptionalLong peakRssBytes) {
        this(cpuNs, runDelayNs, throttledNs, gcMs, peakRssBytes, OptionalLong.empty());
    }

    /** Nothing was used, and nothing is known of the rest. */
    public static final Usage NONE =
            new Usage(0, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    /** This usage, with the milliseconds in garbage collection that the process reports. */
    public Usage collecting(OptionalLong ms) {
        return new Usage(cpuNs, runDelayNs, throttledNs, ms, peakRssBytes, heapBytes);
    }

    /** This usage, with the heap that a collection before it left. */
    public Usage holding(OptionalLong bytes) {
        return new Usage(cpuNs, runDelayNs, throttledNs, gcMs, peakRssBytes, bytes);
    }

    /** What was used in this time and in that; of what is empty in one, nothing is known. The peak is the higher one. */
    public Usage plus(Usage other) {
        return new Usage(
                cpuNs + other.cpuNs,
                sum(runDelayNs, other.runDelayNs),
                sum(throttledNs, other.throttledNs),
                sum(gcMs, other.gcMs),
                peak(peakRssBytes, other.peakRssBytes),
                sum(heapBytes, other.heapBytes));
    }

    private static OptionalLong sum(OptionalLong one, OptionalLong other) {
        return one.isPresent() && other.isPresent()
                ? OptionalLong.of(one.getAsLong() + other.getAsLong())
                : OptionalLong.empty();
    }

    private static OptionalLong peak(OptionalLong one, OptionalLong other) {
        return one.isPresent() && other.isPresent()
                ? OptionalLong.of(Math.max(one.getAsLong(), other.getAsLong()))
                : OptionalLong.empty();
    }
}
