package dev.onecore.statistics;

import java.util.Optional;

/**
 * A figure that may not be printed.
 *
 * @param reason why, for a reader
 */
public record Unprinted(String reason) implements Figure {

    @Override
    public Optional<Estimate> estimate() {
        return Optional.empty();
    }
}
