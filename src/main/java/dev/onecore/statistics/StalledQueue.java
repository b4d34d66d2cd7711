package dev.onecore.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What latencies a constant open workload must find at a server that stalls at known times: the queue itself, message by
 * message (Lindley's recursion, Proc. Cambridge Phil. Soc. 48, 1952), where {@link StallModel} has a formula for stalls that
 * do not overlap. Messages are served in order of arrival.
 *
 * @param stalls in any order; they may overlap
 * @param windowNs from 0 to its end messages arrive
 * @param ratePerSec arrivals a second
 * @param serviceNs what one message takes
 */
public record StalledQueue(List<Stall> stalls, long windowNs, double ratePerSec, long serviceNs) {
    private static final double NS_PER_SEC = 1e9;

    public StalledQueue {
        if (windowNs <= 0 || !(ratePerSec > 0) || serviceNs < 0 || windowNs * ratePerSec / NS_PER_SEC < 1) {
            throw new IllegalArgumentException("a queue needs a window with a message in it, and a service from 0: "
                    + windowNs + " ns, " + ratePerSec + "/s, " + serviceNs + " ns");
        }
        stalls = merged(stalls);
    }

    private static List<Stall> merged(List<Stall> stalls) {
        List<Stall> apart = new ArrayList<>();
        for (Stall stall :
                stalls.stream().sorted(Comparator.comparingLong(Stall::beginNs)).toList()) {
            Stall before = apart.isEmpty() ? null : apart.get(apart.size() - 1);
            if (before != null && stall.beginNs() <= before.endNs()) {
                apart.set(apart.size() - 1, new Stall(before.beginNs(), Math.max(before.endNs(), stall.endNs())));
            } else {
                apart.add(stall);
            }
        }
        return List.copyOf(apart);
    }

    /** The latency that the share q of all messages, 0 to 1, does not exceed: the smallest such one among them. */
    public double latencyNs(double q) {
        return latencyNs(q, () -> 0);
    }

    /**
     * The latency that the share q of all messages does not exceed, when each is on its way for {@code wayNs} longer than the
     * queue says.
     */
    public double latencyNs(double q, LongSupplier wayNs) {
        long[] sorted = latenciesNs();
        Arrays.setAll(sorted, i -> sorted[i] + wayNs.getAsLong());
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(q * sorted.length);
        return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1];
    }

    /** The latency of each message, in order of arrival. */
    long[] latenciesNs() {
        long[] latencies = new long[(int) Math.ceil(windowNs * ratePerSec / NS_PER_SEC)];
        long freeNs = Long.MIN_VALUE;
        int next = 0;
        for (int i = 0; i < latencies.length; i++) {
            long arrivalNs = (long) (i * NS_PER_SEC / ratePerSec);
            freeNs = Math.max(arrivalNs, freeNs);
            long left = serviceNs;
            while (next < stalls.size() && stalls.get(next).beginNs() < freeNs + Math.max(left, 1)) {
                Stall stall = stalls.get(next);
                if (stall.endNs() > freeNs) {
                    left -= Math.max(0, stall.beginNs() - freeNs);
                    freeNs = stall.endNs();
                }
                next++;
            }
            freeNs += left;
            latencies[i] = freeNs - arrivalNs;
        }
        return latencies;
    }
}
