package dev.onecore.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.ResourceSample;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CpuClockTest {
    private final CpuClock clock = new CpuClock(List.of(sample(0, 100), sample(100, 200), sample(200, 600)));

    @Test
    void betweenSamplesTimeRunsEvenly() {
        assertThat(clock.between(50, 150)).hasValue(250);
    }

    @Test
    void atSamplesItIsTheirReading() {
        assertThat(clock.between(0, 200)).hasValue(500);
    }

    @Test
    void beyondTheSamplesNothingIsKnown() {
        assertThat(clock.between(50, 201)).isEmpty();
        assertThat(new CpuClock(List.of()).between(0, 1)).isEmpty();
    }

    private static ResourceSample sample(long atNs, long cpuNs) {
        return new ResourceSample(
                atNs,
                OptionalLong.of(cpuNs),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                List.of());
    }
}
