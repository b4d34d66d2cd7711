package dev.onecore.host;

import java.util.OptionalLong;

/** How far a counter has moved. */
final class Difference {

    private Difference() {}

    /** Empty when the counter was not there on both occasions. */
    static OptionalLong of(OptionalLong before, OptionalLong after) {
        return before.isPresent() && after.isPresent()
                ? OptionalLong.of(after.getAsLong() - before.getAsLong())
                : OptionalLong.empty();
    }
}
