package dev.onecore.model;

import java.util.Locale;

/** What every load must keep, so that a plan which was edited by hand is refused as a whole. */
final class LoadRules {

    private static final int LEAST_SIZE = 24;
    private static final int MOST_SIZE = 1 << 20;

    private LoadRules() {}

    static void connections(int connections) {
        atLeast(1, "connections", connections);
    }

    static void size(int size) {
        if (size < LEAST_SIZE || size > MOST_SIZE) {
            throw new IllegalArgumentException("size must be from 24 to 1048576 bytes, but is " + size);
        }
    }

    static void atLeast(long least, String name, long value) {
        if (value < least) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s must be at least %d, but is %d", name, least, value));
        }
    }

    static void rate(double ratePerSec) {
        if (!(ratePerSec > 0) || Double.isInfinite(ratePerSec)) {
            throw new IllegalArgumentException("ratePerSec must be a number above 0, but is " + ratePerSec);
        }
    }

    static void rateOrZero(double ratePerSec) {
        if (ratePerSec != 0) {
            rate(ratePerSec);
        }
    }
}
