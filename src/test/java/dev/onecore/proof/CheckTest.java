package dev.onecore.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Claim;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {

    @Test
    void theToleranceItselfIsStillNear() {
        assertThat(Check.near(110.1, 110.6, 0.5, "ms").passed()).isTrue();
        assertThat(Check.near(110.1, 110.7, 0.5, "ms").passed()).isFalse();
        assertThat(Check.near(1, Double.NaN, 0.5, "ms").passed()).isFalse();
    }

    @Test
    void aRowHoldsOnlyWhenEachTryDid() {
        Check good = Check.near(100, 101, 5, "µs");
        Check bad = Check.near(100, 120, 5, "µs");
        assertThat(Check.row("a delay", List.of(good, good)))
                .isEqualTo(new Claim("a delay", "100.0 ± 5.00 µs", "101.0 µs (2 of 2)", true));
        assertThat(Check.row("a delay", List.of(good, bad)))
                .isEqualTo(new Claim("a delay", "100.0 ± 5.00 µs", "101.0 µs; 120.0 µs (1 of 2)", false));
    }

    @Test
    void whatWasNeverTriedDoesNotHold() {
        assertThat(Check.row("a delay", List.of())).isEqualTo(new Claim("a delay", "", "not run", false));
    }
}
