package dev.onecore.figures;

import dev.onecore.model.Phase;
import dev.onecore.model.Trial;

/**
 * How much of a trial's course over time is kept once it was read.
 *
 * @param span of a point in charts, as so many times 100 ms
 * @param resampled whether every interval is kept: the figures of a single round have their intervals from within
 */
record Detail(int span, boolean resampled) {

    /** As much as there is. */
    static final Detail WHOLE = new Detail(1, true);

    static Detail of(Trial trial, int span) {
        return new Detail(span, trial.rounds() == 1);
    }

    /** Whether each interval of a phase is kept; where users arrive, the page has a map of them. */
    boolean keeps(Phase phase) {
        return resampled || phase.load().shape().usersArrive();
    }
}
