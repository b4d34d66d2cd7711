package dev.onecore.model;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * One reading of a server process and its machine.
 *
 * @param atNs since the trial's origin
 * @param cpuNs CPU time of the process so far
 * @param cpuPercent of one core, since the reading before
 * @param gcNs time in garbage collection so far; empty for what is no JVM
 * @param heapBytes what is on its heap and outlived a collection; empty before the first one, and for what is no JVM
 * @param rssBytes resident memory
 * @param threads threads of the process
 * @param openFiles open file descriptors
 * @param contextSwitches so far, voluntary and not
 * @param stealPercent of all cores' time, since the reading before
 * @param corePercent busy share of each core since the reading before, by core number
 */
public record ResourceSample(
        long atNs,
        OptionalLong cpuNs,
        OptionalDouble cpuPercent,
        OptionalLong gcNs,
        OptionalLong heapBytes,
        OptionalLong rssBytes,
        OptionalLong threads,
        OptionalLong openFiles,
        OptionalLong contextSwitches,
        OptionalDouble stealPercent,
        List<Double> corePercent) {

    public ResourceSample {
        corePercent = List.copyOf(corePercent);
    }

    /**
     * This reading and the one after it as one: what is counted so far and its time are the later's, shares and memory the mean.
     *
     * @param weight how many readings this one stands for already
     */
    public ResourceSample with(ResourceSample next, int weight) {
        boolean sameCores = corePercent.size() == next.corePercent.size();
        return new ResourceSample(
                next.atNs,
                next.cpuNs,
                mean(cpuPercent, next.cpuPercent, weight),
                next.gcNs,
                next.heapBytes,
                rssBytes.isPresent() && next.rssBytes.isPresent()
                        ? OptionalLong.of((rssBytes.getAsLong() * weight + next.rssBytes.getAsLong()) / (weight + 1))
                        : next.rssBytes,
                next.threads,
                next.openFiles,
                next.contextSwitches,
                mean(stealPercent, next.stealPercent, weight),
                sameCores
                        ? IntStream.range(0, corePercent.size())
                                .mapToObj(core -> mean(corePercent.get(core), next.corePercent.get(core), weight))
                                .toList()
                        : next.corePercent);
    }

    private static OptionalDouble mean(OptionalDouble one, OptionalDouble other, int weight) {
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(mean(one.getAsDouble(), other.getAsDouble(), weight))
                : other;
    }

    private static double mean(double one, double other, int weight) {
        return (one * weight + other) / (weight + 1);
    }
}
