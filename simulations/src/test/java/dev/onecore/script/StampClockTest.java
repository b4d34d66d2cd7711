package dev.onecore.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StampClockTest {
    private static final long EPOCH_NS = 1_764_264_000_123_456_789L;

    @Test
    void eachClockIsReadInItsUnit() {
        assertThat(StampClock.EPOCH_MILLIS.sinceNs("1764264000120", 5, EPOCH_NS))
                .isEqualTo(3_456_789);
        assertThat(StampClock.EPOCH_MICROS.sinceNs("1764264000123450", 5, EPOCH_NS))
                .isEqualTo(6_789);
        assertThat(StampClock.EPOCH_NANOS.sinceNs("1764264000123456780", 5, EPOCH_NS))
                .isEqualTo(9);
        assertThat(StampClock.INJECTOR_NANOS.sinceNs("-7", 5, EPOCH_NS)).isEqualTo(12);
    }

    @Test
    void aStampMayHaveAFraction() {
        assertThat(StampClock.EPOCH_MILLIS.sinceNs("1764264000123.25", 5, EPOCH_NS))
                .isEqualTo(206_789);
        assertThat(StampClock.EPOCH_MICROS.sinceNs("+1764264000123456.", 5, EPOCH_NS))
                .isEqualTo(789);
    }

    @Test
    void aStampLaterThanTheArrivalIsLessThanNothing() {
        assertThat(StampClock.EPOCH_MILLIS.sinceNs("1764264000124", 5, EPOCH_NS))
                .isEqualTo(-543_211);
    }

    /** Nanoseconds that are called milliseconds are a thousand years away, and stay there. */
    @Test
    void aStampOfAnotherClockDoesNotOverflow() {
        for (String far : List.of("1764264000123456789", "9223372036854775807", "9".repeat(30))) {
            assertThat(StampClock.EPOCH_MILLIS.sinceNs(far, 5, EPOCH_NS))
                    .as(far)
                    .isLessThan(-EPOCH_NS);
        }
        for (String far : List.of("-1764264000123456789", "-9223372036854775808", "-" + "9".repeat(30))) {
            assertThat(StampClock.EPOCH_MILLIS.sinceNs(far, 5, EPOCH_NS))
                    .as(far)
                    .isGreaterThan(EPOCH_NS);
        }
    }

    @Test
    void whatIsNoDecimalNumberIsNoStamp() {
        for (String wrong : List.of("", "soon", "1e999999999", "0x10", "1.2.3", "NaN", "9".repeat(31))) {
            assertThatThrownBy(() -> StampClock.EPOCH_MILLIS.sinceNs(wrong, 5, EPOCH_NS))
                    .as(wrong)
                    .isInstanceOf(NumberFormatException.class);
        }
    }

    @Test
    void theTimeOfDayIsThatOfTheInstant() {
        long before = System.nanoTime();
        String stamp = Long.toString(Instant.now().toEpochMilli());
        long laterNs = 3_600_000_000_000L;
        assertThat(StampClock.EPOCH_MILLIS.sinceNs(stamp, before + laterNs))
                .as("an hour after the stamp, whenever it is asked")
                .isBetween(laterNs - 60_000_000_000L, laterNs + 60_000_000_000L);
    }
}
