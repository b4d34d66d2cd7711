package dev.onecore.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecore.model.Metric;
import dev.onecore.statistics.Tolerance;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdsTest {
    private static final List<String> WORKLOADS = List.of("echo-latency", "throughput-burst");

    @Test
    void aWorkloadsOwnThresholdStandsBeforeItsFamilysAndThatOfAll() {
        Thresholds thresholds = Thresholds.read("latency:10%, echo-latency:2.5%,7%");

        assertThat(thresholds.of("echo-latency", "response_p50")).contains(new Tolerance(0.025));
        assertThat(thresholds.of("user-ramp", "completion_p50")).contains(new Tolerance(0.1));
        assertThat(thresholds.of("file-upload", "cpu_per_mb")).contains(new Tolerance(0.07));
    }

    @Test
    void whatIsNotNamedIsNotGated() {
        assertThat(Thresholds.read("latency:10%").of("file-upload", "cpu_per_mb"))
                .isEmpty();
        assertThat(Thresholds.NONE.of("file-upload", "cpu_per_mb")).contains(new Tolerance(0));
    }

    @Test
    void everyFamilyHasItsMetricsAndMemoryHasNone() {
        assertThat(MetricFamily.of(Metric.COMPLETION_P50.key())).contains(MetricFamily.LATENCY);
        assertThat(MetricFamily.of(Metric.MESSAGES_PER_CPU_SECOND.key())).contains(MetricFamily.CPU);
        assertThat(MetricFamily.of(Metric.CPU_PER_MB.key())).contains(MetricFamily.CPU);
        assertThat(MetricFamily.of(Metric.BANDWIDTH.key())).contains(MetricFamily.THROUGHPUT);
        assertThat(MetricFamily.of(Metric.RSS.key())).isEmpty();
        assertThat(MetricFamily.of("of_a_later_version")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "latency", "latency:", "latency:10", "latency:-1%", "latency:1e3%", "a:b:1%", "5%,,cpu:1%"})
    void whatIsNoThresholdIsRefused(String given) {
        assertThatThrownBy(() -> Thresholds.read(given))
                .isInstanceOf(WrongGate.class)
                .hasMessageContaining("is not a threshold; give a workload or one of latency, cpu, throughput");
    }

    @Test
    void aNameStandsOnce() {
        assertThatThrownBy(() -> Thresholds.read("cpu:1%,cpu:2%"))
                .isInstanceOf(WrongGate.class)
                .hasMessage("'cpu:2%' is the second threshold of the same name");
    }

    @ParameterizedTest
    @CsvSource({"latncy, latency", "echolatency, echo-latency", "trhoughput, throughput"})
    void anUnknownNameIsRefusedWithTheOnesThatMayBeMeant(String wrong, String meant) {
        assertThatThrownBy(() -> Thresholds.read(wrong + ":5%").requireKnown(WORKLOADS))
                .isInstanceOf(WrongGate.class)
                .hasMessage("'" + wrong
                        + "' is none of echo-latency, throughput-burst, latency, cpu, throughput; did you mean " + meant
                        + "?");
        assertThatCode(() -> Thresholds.read(meant + ":5%").requireKnown(WORKLOADS))
                .doesNotThrowAnyException();
    }

    @Test
    void equivalenceToNothingIsRefused() {
        assertThatThrownBy(() -> new GateRequest(Thresholds.NONE, GateMode.EQUIVALENCE, Optional.empty()))
                .isInstanceOf(WrongGate.class)
                .hasMessage("equivalence needs a threshold above 0, such as 5%");
    }

    @Test
    void theyCanBeGivenAsTheyAreShown() {
        assertThat(Thresholds.read("latency:10%, 2.5%")).hasToString("2.5%,latency:10%");
        assertThat(Thresholds.read(Thresholds.NONE.toString())).isEqualTo(Thresholds.NONE);
    }
}
