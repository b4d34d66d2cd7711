package dev.onecore.statistics;

import java.util.Collections;
import java.util.List;

/**
 * What latencies an open workload must find at a server that stalls now and then, counted from the intended start.
 *
 * <p>Arrivals come at a constant rate λ and take s each, so the server is busy for the share ρ = λ·s. After a stall of P
 * it works off the queue until P/(1−ρ) from the start of the stall; latencies of what arrives in that time fall evenly
 * from s + P to s. With K stalls in a window T the share f = K·P/((1−ρ)·T) of all messages meets one, and
 * latency(q) = s + P·(1 − (1−q)/f) where 1−q &lt; f, else s. Stalls of different length add up: latency(q) is s + x where
 * Σ max(0, Pᵢ − x) = (1−q)·(1−ρ)·T. Near 1−q = f a per cent of ρ moves the p99 of a 200 ms stall by 2 ms: there the model is
 * no truth to hold a measurement against.
 *
 * <p>Stalls must not overlap with the queue of the one before. What closed loops miss of this is coordinated omission
 * (Gil Tene, "How NOT to Measure Latency", 2013; Schroeder, Wierman and Harchol-Balter, NSDI 2006).
 *
 * @param stallsNs how long each stall within the window was
 * @param windowNs the measurement window
 * @param ratePerSec arrivals a second
 * @param serviceNs what one message takes
 */
public record StallModel(List<Long> stallsNs, long windowNs, double ratePerSec, long serviceNs) {

    public StallModel {
        stallsNs = stallsNs.stream().sorted(Collections.reverseOrder()).toList();
        if (windowNs <= 0
                || !(ratePerSec > 0)
                || serviceNs < 0
                || stallsNs.stream().anyMatch(stall -> stall <= 0)) {
            throw new IllegalArgumentException("window, rate and stalls must be positive, service from 0: " + windowNs
                    + " ns, " + ratePerSec + "/s, " + stallsNs + " ns, " + serviceNs + " ns");
        }
        if (ratePerSec * serviceNs / 1e9 >= 1) {
            throw new IllegalArgumentException(
                    "the server cannot keep up: " + ratePerSec + "/s of " + serviceNs + " ns each");
        }
    }

    /** So many stalls of one length. */
    public static StallModel regular(int stalls, long stallNs, long windowNs, double ratePerSec, long serviceNs) {
        return new StallModel(Collections.nCopies(stalls, stallNs), windowNs, ratePerSec, serviceNs);
    }

    /** ρ: the share of time that the server works when nothing stalls. */
    public double utilisation() {
        return ratePerSec * serviceNs / 1e9;
    }

    /** The latency that the share q of all messages does not exceed. */
    public double latencyNs(double q) {
        double beyond = (1 - q) * quietNs();
        double sum = 0;
        for (int i = 0; i < stallsNs.size(); i++) {
            sum += stallsNs.get(i);
            double latency = (sum - beyond) / (i + 1);
            double next = i + 1 < stallsNs.size() ? stallsNs.get(i + 1) : 0;
            if (latency > next) {
                return serviceNs + latency;
            }
        }
        return serviceNs;
    }

    /** (1−ρ)·T: the window less the time that the server needs for its work. */
    private double quietNs() {
        return (1 - utilisation()) * windowNs;
    }
}
