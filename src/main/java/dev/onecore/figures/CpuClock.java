package dev.onecore.figures;

import dev.onecore.model.ResourceSample;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The server's CPU time at any instant of a trial, interpolated between its samples. */
public final class CpuClock {
    private final TreeMap<Long, Long> readings = new TreeMap<>();

    /** A clock from the readings of one trial; those without a CPU time are passed over. */
    public CpuClock(List<ResourceSample> samples) {
        samples.forEach(sample -> sample.cpuNs().ifPresent(cpu -> readings.put(sample.atNs(), cpu)));
    }

    /** CPU nanoseconds between two instants since the trial's origin; empty when the samples do not reach around both. */
    public OptionalDouble between(long beginNs, long endNs) {
        OptionalDouble begin = at(beginNs);
        OptionalDouble end = at(endNs);
        return begin.isPresent() && end.isPresent()
                ? OptionalDouble.of(end.getAsDouble() - begin.getAsDouble())
                : OptionalDouble.empty();
    }

    private OptionalDouble at(long ns) {
        Map.Entry<Long, Long> before = readings.floorEntry(ns);
        Map.Entry<Long, Long> after = readings.ceilingEntry(ns);
        if (before == null || after == null) {
            return OptionalDouble.empty();
        }
        long span = after.getKey() - before.getKey();
        double share = span == 0 ? 0 : (double) (ns - before.getKey()) / span;
        return OptionalDouble.of(before.getValue() + share * (after.getValue() - before.getValue()));
    }
}
