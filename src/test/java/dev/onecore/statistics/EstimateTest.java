package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class EstimateTest {
    private static final Optional<Interval> INTERVAL = Optional.of(new Interval(1e6, 3e6, 0.95));

    @Test
    void otherUnitsScaleTheValueAndItsInterval() {
        Estimate ms = new Estimate(2e6, INTERVAL, Basis.ROUNDS, 1_000, 3).times(1e-6);

        assertThat(ms).isEqualTo(new Estimate(2, Optional.of(new Interval(1, 3, 0.95)), Basis.ROUNDS, 1_000, 3));
    }

    @Test
    void anIntervalAndItsBasisComeTogether() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Estimate(2e6, INTERVAL, Basis.NONE, 1_000, 3))
                .withMessageContaining("basis");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Estimate(2e6, Optional.empty(), Basis.BOOTSTRAP, 1_000, 1));
    }

    @Test
    void aValueIsANumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Estimate(Double.NaN, INTERVAL, Basis.ROUNDS, 1_000, 3))
                .withMessageContaining("value");
    }

    @Test
    void basisSpeaksToReaders() {
        assertThat(Basis.values())
                .extracting(Basis::words)
                .containsExactly(
                        "t interval over rounds",
                        "interval within this one trial: it says nothing of the spread between rounds",
                        "interval of a line within one trial: it says nothing of the spread between rounds",
                        "fewer than 3 rounds: no interval");
    }
}
