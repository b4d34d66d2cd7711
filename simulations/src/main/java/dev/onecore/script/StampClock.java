package dev.onecore.script;

import java.time.Instant;

/**
 * The clock that a message's stamp was read from. A time of day is that of the sender's machine: between two machines the difference
 * of their clocks is in what is measured, and a stamp in milliseconds is up to one of them early.
 */
public enum StampClock {
    EPOCH_MILLIS("milliseconds since 1970, of the sender's clock", 1_000_000),
    EPOCH_MICROS("microseconds since 1970, of the sender's clock", 1_000),
    EPOCH_NANOS("nanoseconds since 1970, of the sender's clock", 1),
    /** {@link System#nanoTime()} of the injector, as a message that comes back to where it was sent has. */
    INJECTOR_NANOS("nanoseconds of the injector's own clock", 1);

    private static final long NANOS = 1_000_000_000L;

    private final String description;
    private final long unitNs;

    StampClock(String description, long unitNs) {
        this.description = description;
        this.unitNs = unitNs;
    }

    /** What the stamp is, for a reader. */
    public String description() {
        return description;
    }

    /** Nanoseconds from a stamp to an instant of {@link System#nanoTime()} that has just passed. */
    long sinceNs(long stamp, long nanoTime) {
        if (this == INJECTOR_NANOS) {
            return nanoTime - stamp;
        }
        Instant now = Instant.now();
        long sinceArrivalNs = System.nanoTime() - nanoTime;
        return now.getEpochSecond() * NANOS + now.getNano() - sinceArrivalNs - stamp * unitNs;
    }
}
