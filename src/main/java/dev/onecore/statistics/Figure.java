package dev.onecore.statistics;

import java.util.Optional;

/** What stands in a cell of a table: a number that can be stood for, or the reason why there is none. */
public sealed interface Figure permits Estimate, Unprinted {

    /** The number, absent if it may not be printed. */
    Optional<Estimate> estimate();

    /** Why there is no number or no interval; empty when both are there. */
    String reason();
}
