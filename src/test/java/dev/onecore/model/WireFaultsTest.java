package dev.onecore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireFaultsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        plain                  | a proxy, no fault
        delay:5ms              | delay 5 ms each way
        delay:250us,jitter:2ms | delay 0.25 ms each way, jitter up to 2 ms each way
        rate:20MB/s            | 20 MB/s each way
        rate:500kB/s, cut:30s  | 0.5 MB/s each way, each connection cut after 30 s
        half-open:1.5s         | each connection half-open after 1.5 s
        """)
    void faultsAreReadAndSaid(String given, String words) {
        assertThat(WireFaults.of(given).words()).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "delay", "delay:5", "delay:5ms,delay:6ms", "loss:5%", "rate:20", "rate:0MB/s", "cut:30m"})
    void whatIsNoneIsRefused(String given) {
        assertThatThrownBy(() -> WireFaults.of(given)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyWhatDelaysHoldsBack() {
        assertThat(WireFaults.of("jitter:1ms").holdsBack()).isTrue();
        assertThat(WireFaults.of("rate:1MB/s").holdsBack()).isTrue();
        assertThat(WireFaults.of("cut:1s,half-open:1s").holdsBack()).isFalse();
    }
}
