package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTest {

    /** From the half-widths that {@link LooksTest} holds against scipy: 4 % need 7 rounds, or 5 if they are fixed. */
    @ParameterizedTest
    @CsvSource({
        "FIXED, 0.04, 3, 5",
        "FIXED, 0.04, 7, 7",
        "FIXED, 0.017, 3, 4",
        "SEQUENTIAL, 0.04, 3, 7",
        "SEQUENTIAL, 0.017, 3, 4",
        "SEQUENTIAL, 0.0174, 3, 5",
        "SEQUENTIAL, 0.1, 5, 22"
    })
    void theRoundsThatAreNeededFollowFromTheSpread(Looks looks, double logSd, int rounds, int needed) {
        assertThat(Goal.USUAL.rounds(ratio(logSd, rounds, looks))).hasValue(needed);
    }

    @Test
    void aSpreadThatNoNumberOfRoundsMakesUpForHasNone() {
        assertThat(Goal.USUAL.rounds(ratio(0.5, 5, Looks.SEQUENTIAL))).isEmpty();
        assertThat(Goal.USUAL.rounds(ratio(0.01, 61, Looks.SEQUENTIAL))).isEmpty();
        assertThat(Goal.USUAL.rounds(
                        new Ratio(1, Optional.empty(), OptionalDouble.empty(), Bound.NONE, 1, Looks.FIXED)))
                .isEqualTo(OptionalInt.empty());
    }

    @Test
    void aNarrowerGoalNeedsMore() {
        assertThat(new Goal(0.05, 0.10).rounds(ratio(0.04, 3, Looks.FIXED))).hasValue(9);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1", "0.1, 0", "NaN, 0.1", "0.1, -1"})
    void aGoalIsPositive(double halfWidth, double margin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Goal(halfWidth, margin))
                .withMessageContaining("must be positive");
    }

    private static Ratio ratio(double logSd, int rounds, Looks looks) {
        return new Ratio(1, Optional.empty(), OptionalDouble.of(logSd), Bound.NONE, rounds, looks);
    }
}
