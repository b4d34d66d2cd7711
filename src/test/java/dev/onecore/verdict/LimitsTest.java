package dev.onecore.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Mark;
import dev.onecore.model.Verdict.Outcome;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The limits that a reader is told are those that verdicts go by. */
final class LimitsTest {
    @Test
    void anInvalidTrialsMeaningNamesTheLimitOfSteal() {
        assertThat(Outcome.INVALID.meaning()).contains("over " + percent(Limits.STEAL_PERCENT) + " of it");
    }

    @Test
    void anInvalidTrialsMeaningNamesTheLimitOfAStop() {
        assertThat(Limits.STOPPED_SECONDS).isEqualTo(1);
        assertThat(Outcome.INVALID.meaning()).contains("stood still for over a second");
    }

    @Test
    void aNoisyMachinesMeaningNamesTheLimitOfOtherPrograms() {
        assertThat(Mark.NOISY_MACHINE.meaning()).contains("more than " + percent(Limits.OTHERS_PERCENT) + " of the");
    }

    @Test
    void aDriftingClocksMeaningNamesItsLimit() {
        assertThat(Mark.CLOCK_DRIFTED.meaning())
                .contains(String.format(Locale.ROOT, "more than %.0f ms on", Limits.CLOCK_DRIFT_MS));
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.0f %%", value);
    }
}
