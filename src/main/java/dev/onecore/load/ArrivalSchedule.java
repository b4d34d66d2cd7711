package dev.onecore.load;

import dev.onecore.model.Arrivals;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The intended starts of an open load, one after another without end. A schedule belongs to one thread.
 *
 * <p>It never looks at a clock and never skips: what the injector could not start in time stays due.
 */
public interface ArrivalSchedule {

    /** The next intended start, in nanoseconds since the phase's begin; never less than the one before. */
    long nextNs();

    /**
     * The part of a schedule that falls to one of several connections. All parts together are the whole: constant arrivals, one
     * every 1/rate seconds and the first at once, are dealt out in turn, and do not drift; Poisson arrivals are independent streams of a {@code parts}-th of the rate, whose superposition is a
     * Poisson process of the whole rate (Kingman, Poisson Processes, 1993, section 2.2).
     *
     * @param ratePerSec rate of the whole
     * @param part this connection, from 0
     * @param parts all connections
     * @param seed of the whole; the same for each part
     */
    static ArrivalSchedule share(Arrivals arrivals, double ratePerSec, int part, int parts, long seed) {
        return switch (arrivals) {
            case CONSTANT -> new ConstantSchedule(ratePerSec, part, parts);
            case POISSON ->
                new PoissonSchedule(
                        ratePerSec / parts, new SplittableRandom(seed ^ new SplittableRandom(part).nextLong()));
        };
    }

    /** {@code ratePerSec} if it is one. */
    private static double rate(double ratePerSec) {
        if (!(ratePerSec > 0) || Double.isInfinite(ratePerSec)) {
            throw new IllegalArgumentException(
                    "rate must be positive and finite, but is " + ratePerSec + " per second");
        }
        return ratePerSec;
    }

    /** Every {@code parts}-th of evenly spaced starts. */
    final class ConstantSchedule implements ArrivalSchedule {
        private final double periodNs;
        private final int parts;
        private long index;

        private ConstantSchedule(double ratePerSec, int part, int parts) {
            this.periodNs = 1e9 / rate(ratePerSec);
            this.index = part;
            this.parts = parts;
        }

        @Override
        public long nextNs() {
            long due = Math.round(index * periodNs);
            index += parts;
            return due;
        }
    }

    /** Independent exponential gaps. */
    final class PoissonSchedule implements ArrivalSchedule {
        private final double meanGapNs;
        private final RandomGenerator random;
        private double due;

        private PoissonSchedule(double ratePerSec, RandomGenerator random) {
            this.meanGapNs = 1e9 / rate(ratePerSec);
            this.random = random;
        }

        @Override
        public long nextNs() {
            due += meanGapNs * random.nextExponential();
            return Math.round(due);
        }
    }
}
