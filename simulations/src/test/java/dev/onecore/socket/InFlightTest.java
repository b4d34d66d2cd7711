package dev.onecore.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InFlightTest {
    private final InFlight inFlight = new InFlight();

    @Test
    void oldestComesFirstHoweverManyThereAre() {
        for (int i = 0; i < 100; i++) {
            inFlight.add(i, 2L * i);
            inFlight.add(1_000 + i, 3_000L + i);
            assertThat(inFlight.intendedNs()).isEqualTo(i % 2 == 0 ? i / 2 : 1_000 + i / 2);
            inFlight.remove();
        }
        assertThat(inFlight.count()).isEqualTo(100);
        assertThat(inFlight.actualNs()).isEqualTo(100);
    }

    @Test
    void onlyAMessageWithNothingUnderWayIsAlone() {
        inFlight.add(1, 1);
        inFlight.add(2, 2);
        assertThat(inFlight.alone()).isTrue();
        inFlight.remove();
        assertThat(inFlight.alone()).isFalse();
        inFlight.remove();
        inFlight.add(3, 3);
        assertThat(inFlight.alone()).isTrue();
    }

    @Test
    void instantsMayBeNegativeAsNanoTimeMay() {
        inFlight.add(-5, -4);
        assertThat(inFlight.intendedNs()).isEqualTo(-5);
        assertThat(inFlight.actualNs()).isEqualTo(-4);
        assertThat(inFlight.alone()).isTrue();
    }
}
