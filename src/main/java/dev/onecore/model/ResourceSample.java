package dev.onecore.model;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One reading of a server process and its machine.
 *
 * @param atNs since the trial's origin
 * @param cpuNs CPU time of the process so far
 * @param cpuPercent of one core, since the reading before
 * @param gcNs time in garbage collection so far; empty for what is no JVM
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
        OptionalLong rssBytes,
        OptionalLong threads,
        OptionalLong openFiles,
        OptionalLong contextSwitches,
        OptionalDouble stealPercent,
        List<Double> corePercent) {

    public ResourceSample {
        corePercent = List.copyOf(corePercent);
    }
}
