package dev.onecore.model;

import java.time.Duration;

/**
 * One stretch of a trial under one load.
 *
 * @param name short and unique in its workload, such as {@code constant} or {@code upload-7mb}; part of figures' names
 * @param title what a reader is told, such as "constant arrivals, 2,000/s"
 * @param load what the injector does
 * @param duration how long operations are started, in all turns together; a load that ends with its last operation may last
 *     longer
 * @param measured false for a warm-up, whose operations are checked and logged but enter no figure
 * @param turns in how many parts of one length it is cut, between which the other targets of the round have theirs; 1 when
 *     it is run through. A warm-up ends before its last turn once the server is warm.
 */
public record Phase(String name, String title, Load load, Duration duration, boolean measured, int turns) {

    /** The name that every workload gives its unmeasured first phase. */
    public static final String WARM_UP = "warm-up";

    public Phase {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("phase " + name + ": duration must be positive, but is " + duration);
        }
        if (turns < 1) {
            throw new IllegalArgumentException("phase " + name + ": turns must be at least 1, but are " + turns);
        }
    }

    /** A phase that is run through. */
    public Phase(String name, String title, Load load, Duration duration, boolean measured) {
        this(name, title, load, duration, measured, 1);
    }

    /** This phase, cut into turns. */
    public Phase inTurns(int number) {
        return new Phase(name, title, load, duration, measured, number);
    }

    /** Whether the targets of a round have it in turns. */
    public boolean alternates() {
        return turns > 1;
    }

    /** How long operations are started in one turn. */
    public Duration turnDuration() {
        return duration.dividedBy(turns);
    }

    /** An unmeasured phase that lets the JIT, the caches and the sockets settle under {@code load}. */
    public static Phase warmUp(Load load, Duration duration) {
        return new Phase(WARM_UP, "warm-up", load, duration, false);
    }

    /** A phase whose operations enter the figures. */
    public static Phase measured(String name, String title, Load load, Duration duration) {
        return new Phase(name, title, load, duration, true);
    }
}
