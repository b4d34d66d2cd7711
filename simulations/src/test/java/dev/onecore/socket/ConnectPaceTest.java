package dev.onecore.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConnectPaceTest {
    private static final long SECOND_NS = 1_000_000_000;

    @Test
    void thoseWhoComeAtOnceTakeTurns() {
        ConnectPace pace = ConnectPace.perSecond(4);
        long nowNs = System.nanoTime() + SECOND_NS;
        assertThat(pace.turnNs(nowNs, 1)).isEqualTo(nowNs);
        assertThat(pace.turnNs(nowNs, 1)).isEqualTo(nowNs + SECOND_NS / 4);
        assertThat(pace.turnNs(nowNs, 1)).isEqualTo(nowNs + SECOND_NS / 2);
    }

    @Test
    void turnsThatNobodyTookAreNotMadeUpFor() {
        ConnectPace pace = ConnectPace.perSecond(4);
        long nowNs = System.nanoTime() + SECOND_NS;
        pace.turnNs(nowNs, 1);
        long laterNs = nowNs + 10 * SECOND_NS;
        assertThat(pace.turnNs(laterNs, 1)).isEqualTo(laterNs);
        assertThat(pace.turnNs(laterNs, 1)).isEqualTo(laterNs + SECOND_NS / 4);
    }

    @Test
    void withoutAPaceNobodyWaits() {
        ConnectPace pace = ConnectPace.free();
        assertThat(pace.turnNs(7, 1)).isEqualTo(7);
        assertThat(pace.turnNs(7, 1)).isEqualTo(7);
    }

    @Test
    void aPaceThatIsNoneIsRefusedByItsValue() {
        assertThatThrownBy(() -> ConnectPace.perSecond(0)).hasMessageContaining("connectRate: 0.0 a second");
        assertThatThrownBy(() -> ConnectPace.perSecond(Double.NaN)).hasMessageContaining("connectRate: NaN a second");
    }

    @Test
    void severalInjectorsShareTheRate() {
        ConnectPace pace = ConnectPace.perSecond(4);
        long nowNs = System.nanoTime() + SECOND_NS;
        assertThat(pace.turnNs(nowNs, 2)).isEqualTo(nowNs);
        assertThat(pace.turnNs(nowNs, 2)).isEqualTo(nowNs + SECOND_NS / 2);
    }
}
