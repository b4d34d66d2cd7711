package dev.onecore.statistics;

import java.util.Collections;
import java.util.PriorityQueue;

/** The median of what was added so far, and the sum of distances from it, each in O(log n) a value. */
final class RunningMedian {
    private final PriorityQueue<Double> lower = new PriorityQueue<>(Collections.reverseOrder());
    private final PriorityQueue<Double> upper = new PriorityQueue<>();
    private double lowerSum;
    private double upperSum;

    void add(double value) {
        if (lower.isEmpty() || value <= lower.element()) {
            lower.add(value);
            lowerSum += value;
        } else {
            upper.add(value);
            upperSum += value;
        }
        if (lower.size() > upper.size() + 1) {
            double moved = lower.remove();
            lowerSum -= moved;
            upperSum += moved;
            upper.add(moved);
        } else if (upper.size() > lower.size()) {
            double moved = upper.remove();
            upperSum -= moved;
            lowerSum += moved;
            lower.add(moved);
        }
    }

    /** The middle value, the lower one of two. */
    double median() {
        return lower.element();
    }

    /** Σ |value − median|. */
    double absoluteDeviations() {
        return upperSum - lowerSum + (lower.size() - upper.size()) * median();
    }
}
