package dev.onecore.statistics;

import java.util.Optional;

/**
 * Two targets that cannot be set side by side.
 *
 * @param reason why, for a reader
 */
public record NoRatio(String reason) implements RatioOutcome {

    @Override
    public Optional<Ratio> ratio() {
        return Optional.empty();
    }

    @Override
    public Conclusion conclusion(Goal goal) {
        return Conclusion.NO_RATIO;
    }
}
