package dev.onecore.script;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The clock that a message's stamp was read from. A time of day is that of the sender's machine: between two machines the difference
 * of their clocks is in what is measured, and a stamp in milliseconds is up to 1 ms early.
 */
public enum StampClock {
    EPOCH_MILLIS("milliseconds since 1970, of the sender's clock", 1_000_000),
    EPOCH_MICROS("microseconds since 1970, of the sender's clock", 1_000),
    EPOCH_NANOS("nanoseconds since 1970, of the sender's clock", 1),
    /** {@link System#nanoTime()} of the injector, as a message that comes back to where it was sent has. */
    INJECTOR_NANOS("nanoseconds of the injector's own clock", 1);

    private static final long NANOS = 1_000_000_000L;

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{0,30})?");
    private static final BigDecimal EARLIEST = BigDecimal.valueOf(-Long.MAX_VALUE / 2);
    private static final BigDecimal LATEST = BigDecimal.valueOf(Long.MAX_VALUE);

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

    /**
     * Nanoseconds from a stamp to an instant of {@link System#nanoTime()} that has just passed.
     *
     * @throws NumberFormatException when the stamp is no decimal number
     */
    long sinceNs(String stamp, long nanoTime) {
        return sinceNs(stamp, nanoTime, this == INJECTOR_NANOS ? 0 : epochNs(nanoTime));
    }

    /** The same, with the time of day at that instant in nanoseconds since 1970. */
    long sinceNs(String stamp, long nanoTime, long epochNs) {
        return (this == INJECTOR_NANOS ? nanoTime : epochNs) - stampNs(stamp);
    }

    private static long epochNs(long nanoTime) {
        Instant now = Instant.now();
        long sinceNs = System.nanoTime() - nanoTime;
        return now.getEpochSecond() * NANOS + now.getNano() - sinceNs;
    }

    /** The stamp in nanoseconds, bounded so that its subtraction from a time of day cannot overflow. */
    private long stampNs(String stamp) {
        try {
            long units = Long.parseLong(stamp);
            long most = Long.MAX_VALUE / 2 / unitNs;
            if (this == INJECTOR_NANOS || (units <= most && units >= -most)) {
                return units * unitNs;
            }
        } catch (NumberFormatException mayHaveAFraction) {
            if (!DECIMAL.matcher(stamp).matches()) {
                throw mayHaveAFraction;
            }
        }
        BigDecimal ns = new BigDecimal(stamp).multiply(BigDecimal.valueOf(unitNs));
        return ns.max(EARLIEST).min(LATEST).longValue();
    }
}
