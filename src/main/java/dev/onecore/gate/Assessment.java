package dev.onecore.gate;

import dev.onecore.statistics.Bound;
import dev.onecore.statistics.Interval;
import dev.onecore.statistics.Tolerance;

/** What an interval shows of a figure that must not become worse. */
enum Assessment {
    /** It is worse, by more than is tolerated. */
    REGRESSION,
    /** It is worse; that it is so by more than is tolerated is not shown. */
    WORSE,
    /** It differs by less than is tolerated, to either side. */
    EQUIVALENT,
    /** It is better. */
    BETTER,
    /** None of these is shown. */
    UNDECIDED,
    /** There is nothing to conclude from. */
    NO_RATIO;

    /** What a slowdown's interval shows; a bound speaks to one side alone. */
    static Assessment of(Interval slowdown, Bound bound, Tolerance tolerance) {
        if (tolerance.exceededBy(slowdown) && bound != Bound.AT_MOST) {
            return REGRESSION;
        }
        if (tolerance.holds(slowdown) && bound == Bound.NONE) {
            return EQUIVALENT;
        }
        if (slowdown.low() > 1 && bound != Bound.AT_MOST) {
            return WORSE;
        }
        return slowdown.high() < 1 && bound != Bound.AT_LEAST ? BETTER : UNDECIDED;
    }

    /** Whether a gate of that mode fails. */
    boolean fails(GateMode mode) {
        return switch (mode) {
            case NO_REGRESSION -> this == REGRESSION;
            case EQUIVALENCE -> this != EQUIVALENT;
        };
    }
}
