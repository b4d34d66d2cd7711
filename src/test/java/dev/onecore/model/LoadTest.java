package dev.onecore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LoadTest {

    @Test
    void aLoadThatNoInjectorCouldRunIsRefused() {
        refused(
                () -> new Load.Echo(Arrivals.POISSON, Double.NaN, 1, 24),
                "ratePerSec must be a number above 0, but is NaN");
        refused(() -> new Load.Echo(Arrivals.POISSON, 0, 1, 24), "ratePerSec must be a number above 0, but is 0.0");
        refused(() -> new Load.EchoLoop(0, 1, 24), "connections must be at least 1, but is 0");
        refused(() -> new Load.EchoLoop(1, 0, 24), "window must be at least 1, but is 0");
        refused(() -> new Load.EchoBurst(0, 24), "messages must be at least 1, but is 0");
        refused(() -> new Load.EchoBurst(1, 23), "size must be from 24 to 1048576 bytes, but is 23");
        refused(
                () -> new Load.Stream(1, 24, Double.POSITIVE_INFINITY),
                "ratePerSec must be a number above 0, but is Infinity");
        refused(() -> new Load.StreamBurst(0, 24), "messages must be at least 1, but is 0");
        refused(() -> new Load.StreamBurst(1, 23), "size must be from 24 to 1048576 bytes, but is 23");
        refused(() -> new Load.Upload(1, 0, 1), "bytes must be at least 1, but is 0");
        refused(() -> new Load.Upload(1, 1, 0), "chunk must be at least 1, but is 0");
        refused(() -> new Load.Download(1, 1, -1), "chunk must be at least 0, but is -1");
        refused(() -> new ConnectionLoads.Opening(5, 5, 1), "connections must be at least 6, but is 5");
        refused(() -> new ConnectionLoads.Idle(5, 4, 1, 24), "most must be at least 5, but is 4");
        refused(() -> new Load.Ramp(1, Duration.ofNanos(-1), 1, 1, 24), "over must be at least 0, but is -1");
    }

    @Test
    void aStreamWithoutARateIsNotPaced() {
        assertThat(new Load.Stream(1, 24, 0).paced()).isFalse();
        assertThat(new Load.Stream(1, 24, 0.5).paced()).isTrue();
    }

    @Test
    void twentyMessagesAtOneASecondTakeNineteenSecondsAtBest() {
        assertThat(new Load.Ramp(100, Duration.ofSeconds(2), 20, 1, 24).ideal()).isEqualTo(Duration.ofSeconds(19));
    }

    @Test
    void anUploadInSmallChunksIsOneOfMessages() {
        assertThat(new Load.Upload(1, 240_000, 24).ofMessages()).isTrue();
        assertThat(new Load.Upload(1, 7_000_000, 65_536).ofMessages()).isFalse();
    }

    private static void refused(ThrowingCallable load, String message) {
        assertThatThrownBy(load).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
