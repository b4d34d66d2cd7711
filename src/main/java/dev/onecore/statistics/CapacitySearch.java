package dev.onecore.statistics;

import dev.onecore.statistics.CapacityBounds.CapacityLimit;
import dev.onecore.statistics.Probe.ProbeOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The search for the highest rate at which an objective is met: exponential search for a bracket (Bentley and Yao, "An almost
 * optimal algorithm for unbounded searching", Information Processing Letters 5, 1976), bisection on a logarithmic axis, then a
 * longer probe at the answer and one just above it, as Nighthawk's adaptive load does in its testing stage.
 *
 * <p>It has no state: whatever it says follows from the probes that were taken, so that a report says the same of stored ones.
 *
 * <pre>
 *   nothing known --&gt; x4 while it is met, /4 while it is not --&gt; bracket --&gt; halved until one step wide
 *        --&gt; longer probe at the lower end --- met ---&gt; longer probe at the upper end --- missed ---&gt; confirmed
 *                       |                                        |
 *                       +-- missed: the bracket below            +-- met: upwards by one step, two, four ...
 * </pre>
 */
public final class CapacitySearch {

    /** By how much the exponential search goes up or down. */
    private static final double LEAP = 4;

    /** A probe that the machine spoiled is taken so often in all. */
    private static final int TRIES = 2;

    /** Probes that are kept for the confirmation. */
    private static final int CONFIRMATIONS = 2;

    /** How often in a row the search goes down before it is given up. */
    private static final int LEAPS_DOWN = 4;

    /** No schedule is slower, and none faster. */
    private static final double LEAST_PER_SEC = 0.1;

    private static final double MOST_PER_SEC = 1e6;

    private final double firstPerSec;
    private final double step;
    private final int most;

    /**
     * A search.
     *
     * @param firstPerSec the rate of the first probe
     * @param step how far apart the two ends of the answer may be, as a share of the lower one
     * @param most probes that may be taken, those that are repeated among them
     */
    public CapacitySearch(double firstPerSec, double step, int most) {
        this.firstPerSec = firstPerSec;
        this.step = step;
        this.most = most;
    }

    /** The next probe after those that were taken, in their order; empty when there is nothing left to ask. */
    public Optional<ProbeStep> next(List<Probe> taken) {
        if (taken.size() >= most) {
            return Optional.empty();
        }
        Optional<ProbeStep> again = repeated(taken);
        return again.isPresent() ? again : step(new Bracket(taken), most - taken.size());
    }

    /** What the probes say by now. */
    public CapacityBounds capacity(List<Probe> taken) {
        Bracket bracket = new Bracket(taken);
        boolean narrow = bracket.bounded() && bracket.low > 0 && bracket.high <= bracket.low * (1 + 2 * step);
        boolean upper = bracket.highConfirmed || bracket.limit != CapacityLimit.SERVER;
        return new CapacityBounds(
                bracket.low > 0 ? OptionalDouble.of(bracket.low) : OptionalDouble.empty(),
                bracket.bounded() ? OptionalDouble.of(bracket.high) : OptionalDouble.empty(),
                bracket.limit,
                narrow && bracket.lowConfirmed && upper,
                taken.size());
    }

    /** The last probe once more, where the machine spoiled it and it was not tried often enough. */
    private static Optional<ProbeStep> repeated(List<Probe> taken) {
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        Probe last = taken.get(taken.size() - 1);
        return last.outcome() == ProbeOutcome.SPOILED && tries(taken, last) < TRIES
                ? Optional.of(new ProbeStep(last.ratePerSec(), last.confirming()))
                : Optional.empty();
    }

    private static long tries(List<Probe> taken, Probe probe) {
        return taken.stream()
                .filter(each -> each.ratePerSec() == probe.ratePerSec() && each.confirming() == probe.confirming())
                .count();
    }

    private Optional<ProbeStep> step(Bracket bracket, int left) {
        if (bracket.low >= MOST_PER_SEC) {
            return bracket.lowConfirmed ? Optional.empty() : probe(bracket.low, true);
        }
        if (!bracket.bounded()) {
            return bracket.low == 0 ? probe(firstPerSec, false) : probe(upwards(bracket), bracket.lowConfirmed);
        }
        if (bracket.low == 0) {
            boolean lowest = bracket.high <= firstPerSec * Math.pow(LEAP, -LEAPS_DOWN) || bracket.high <= LEAST_PER_SEC;
            return lowest ? Optional.empty() : probe(bracket.high / LEAP, false);
        }
        boolean wide = rounded(bracket.low) < rounded(bracket.middle()) && bracket.high > bracket.low * (1 + step);
        if (wide && (left > CONFIRMATIONS || bracket.confirming)) {
            return probe(bracket.guess().orElse(bracket.middle()), bracket.confirming);
        }
        if (!bracket.lowConfirmed) {
            return probe(bracket.low, true);
        }
        boolean open = bracket.limit == CapacityLimit.SERVER && !bracket.highConfirmed;
        return open ? probe(Math.min(bracket.high, bracket.low * (1 + step)), true) : Optional.empty();
    }

    /** From the highest rate that is known to be met: in leaps at first; once an answer was confirmed, by steps that double. */
    private double upwards(Bracket bracket) {
        return bracket.confirming
                ? bracket.low * Math.pow(1 + step, 1 << Math.min(bracket.climbed, 10))
                : bracket.low * LEAP;
    }

    private static Optional<ProbeStep> probe(double ratePerSec, boolean confirming) {
        double rate = rounded(Math.max(LEAST_PER_SEC, Math.min(MOST_PER_SEC, ratePerSec)));
        return Optional.of(new ProbeStep(rate, confirming));
    }

    /** Four digits, which can be read and given again. */
    private static double rounded(double rate) {
        double unit = Math.pow(10, Math.floor(Math.log10(rate)) - 3);
        return unit < 1 ? Math.rint(rate * Math.rint(1 / unit)) / Math.rint(1 / unit) : Math.rint(rate / unit) * unit;
    }

    /** Between which two rates the answer lies after some probes, the later ones of which know more. */
    private final class Bracket {
        private final List<Probe> met = new ArrayList<>();
        private double low;
        private double high = Double.POSITIVE_INFINITY;
        private double served;
        private CapacityLimit limit = CapacityLimit.PROBES;
        private boolean lowConfirmed;
        private boolean highConfirmed;
        private boolean confirming;
        private int climbed;

        Bracket(List<Probe> taken) {
            for (int i = 0; i < taken.size(); i++) {
                Probe probe = taken.get(i);
                confirming |= probe.confirming();
                switch (probe.outcome()) {
                    case MET -> met(probe);
                    case MISSED -> notMet(probe, CapacityLimit.SERVER);
                    case INJECTOR_LIMITED -> notMet(probe, CapacityLimit.INJECTOR);
                    case SPOILED -> {
                        if (tries(taken.subList(0, i + 1), probe) >= TRIES) {
                            notMet(probe, CapacityLimit.MACHINE);
                        }
                    }
                }
            }
        }

        private void met(Probe probe) {
            met.add(probe);
            if (probe.ratePerSec() > low) {
                lowConfirmed = false;
                low = probe.ratePerSec();
            }
            lowConfirmed |= probe.confirming() && probe.ratePerSec() == low;
            if (low >= high) {
                // It was missed here by a shorter probe, which knows less.
                high = Double.POSITIVE_INFINITY;
                limit = CapacityLimit.PROBES;
                highConfirmed = false;
                climbed++;
            }
        }

        private void notMet(Probe probe, CapacityLimit by) {
            if (probe.ratePerSec() <= high) {
                high = probe.ratePerSec();
                served = by == CapacityLimit.SERVER ? probe.servedPerSec() : 0;
                limit = by;
                highConfirmed = probe.confirming();
            }
            if (high <= low) {
                met.removeIf(each -> each.ratePerSec() >= high);
                low = met.stream().mapToDouble(Probe::ratePerSec).max().orElse(0);
                lowConfirmed = met.stream().anyMatch(each -> each.ratePerSec() == low && each.confirming());
            }
        }

        boolean bounded() {
            return high < Double.POSITIVE_INFINITY;
        }

        double middle() {
            return Math.sqrt(low * high);
        }

        /**
         * What the server answered when it was offered too much is near what it can do: just below it and just above it are asked
         * for before the middle, where that narrows the bracket more.
         */
        Optional<Double> guess() {
            double below = served * (1 - step / 2);
            double above = served * (1 + step / 2);
            double far = 1 + 2 * step;
            if (served <= 0 || high / low < far * far) {
                return Optional.empty();
            }
            if (below > low * far && below * far < high) {
                return Optional.of(below);
            }
            return above > low && above * far < high && above <= low * far ? Optional.of(above) : Optional.empty();
        }
    }
}
