package dev.onecore.socket;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Lets users connect one after another, so many a second. One for all users of an action, on all event loops. */
public final class ConnectPace {
    private final long gapNs;
    private final AtomicLong nextNs = new AtomicLong(System.nanoTime());

    private ConnectPace(long gapNs) {
        this.gapNs = gapNs;
    }

    /** Whenever a user comes. */
    public static ConnectPace free() {
        return new ConnectPace(0);
    }

    /**
     * At most so many a second.
     *
     * @throws IllegalArgumentException when that is not positive
     */
    public static ConnectPace perSecond(double rate) {
        if (!(rate > 0)) {
            throw new IllegalArgumentException(
                    "connectRate: " + rate + " a second is not possible; it must be positive");
        }
        return new ConnectPace((long) (TimeUnit.SECONDS.toNanos(1) / rate));
    }

    /**
     * The turn of a user that has come now, on {@link System#nanoTime()}: now, or after all who came before.
     *
     * @param injectors how many processes share the rate
     */
    long turnNs(long nowNs, int injectors) {
        if (gapNs == 0) {
            return nowNs;
        }
        return nextNs.updateAndGet(next -> (next - nowNs < 0 ? nowNs : next) + gapNs * injectors) - gapNs * injectors;
    }
}
