package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OwnDelayTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;

    @Test
    void aDelayAboveAQuarterOfATimeSpoilsItUnlessItIsOrdinary() {
        assertThat(OwnDelay.spoils(26 * MS, 100 * MS)).isTrue();
        assertThat(OwnDelay.spoils(25 * MS, 100 * MS)).isFalse();
        assertThat(OwnDelay.spoils(MS, MS)).isFalse();
        assertThat(OwnDelay.spoils(MS + 1, MS + 1)).isTrue();
    }

    @Test
    void aGapDelaysWhatIsDueInItByLessTheLaterItIsDue() {
        // One gap of 600 ms in 6 s: a tenth of all is late, evenly by 0 to 600 ms.
        assertThat(OwnDelay.whereDueNs(0.99, 600 * MS, 600 * MS, 6 * SECOND)).isCloseTo(540 * MS, within(MS));
        assertThat(OwnDelay.whereDueNs(0.9, 600 * MS, 600 * MS, 6 * SECOND)).isZero();
        assertThat(OwnDelay.whereDueNs(1, 600 * MS, 600 * MS, 6 * SECOND)).isCloseTo(600 * MS, within(MS));
        assertThat(OwnDelay.whereDueNs(0.99, 19 * MS, 0, 6 * SECOND))
                .as("a busy thread")
                .isZero();
    }

    @Test
    void aGapDelaysOnlyWhatIsUnderWayWhereOperationsWait() {
        // Operations of 1 ms: one gap in 6 s finds one in 6,000 of them under way.
        assertThat(OwnDelay.whereInTurnNs(0.999, MS, 600 * MS, 600 * MS, 6 * SECOND))
                .isZero();
        assertThat(OwnDelay.whereInTurnNs(0.9999, MS, 600 * MS, 600 * MS, 6 * SECOND))
                .isEqualTo(600 * MS);
        assertThat(OwnDelay.whereInTurnNs(0.999, MS, 600 * MS, 6_000 * MS, 6 * SECOND))
                .as("ten of them")
                .isEqualTo(600 * MS);
        assertThat(OwnDelay.whereInTurnNs(1, MS, 19 * MS, 0, 6 * SECOND)).isZero();
    }
}
