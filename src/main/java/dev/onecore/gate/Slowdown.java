package dev.onecore.gate;

import dev.onecore.statistics.Bound;
import dev.onecore.statistics.Interval;

/**
 * How many times worse a figure is than another: its ratio where less is better, and the inverse where more is.
 *
 * @param interval above 1 where it is worse
 * @param bound how it stands to the true one
 */
record Slowdown(Interval interval, Bound bound) {

    static Slowdown of(Interval ratio, Bound bound, boolean higherIsBetter) {
        return higherIsBetter
                ? new Slowdown(new Interval(1 / ratio.high(), 1 / ratio.low(), ratio.confidence()), inverse(bound))
                : new Slowdown(ratio, bound);
    }

    private static Bound inverse(Bound bound) {
        return switch (bound) {
            case NONE -> Bound.NONE;
            case AT_LEAST -> Bound.AT_MOST;
            case AT_MOST -> Bound.AT_LEAST;
        };
    }
}
