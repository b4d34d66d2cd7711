package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StallModelTest {
    private static final long MINUTE = 60_000_000_000L;

    /** method.md: 2,000/s on 10 connections for 60 s with 6 × 200 ms and s = 50 µs. */
    private final StallModel stalls = StallModel.regular(6, 200_000_000, MINUTE, 2_000, 50_000);

    /** method.md: 10,000/s for 60 s with 60 × 5 ms; p99 0.01 ms gives s. */
    private final StallModel shortStalls = StallModel.regular(60, 5_000_000, MINUTE, 10_000, 10_000);

    @Test
    void stallsAreSeenAtTheLatenciesOfTheProofTable() {
        assertThat(stalls.latencyNs(0.99) / 1e6).isEqualTo(110.05, within(1e-9));
        assertThat(stalls.latencyNs(0.999) / 1e6).isEqualTo(191.05, within(1e-9));
        assertThat(stalls.latencyNs(1) / 1e6).isEqualTo(200.05, within(1e-9));
        assertThat(stalls.latencyNs(0.5)).isEqualTo(50_000);
    }

    @Test
    void shortStallsAreSeenAtTheLatenciesOfTheProofTable() {
        assertThat(shortStalls.latencyNs(0.99) / 1e6).isEqualTo(0.01, within(1e-9));
        assertThat(shortStalls.latencyNs(0.999) / 1e6).isEqualTo(4.11, within(1e-9));
    }

    @Test
    void equalStallsFollowTheFormulaOfTheMethod() {
        assertThat(stalls.utilisation()).isEqualTo(0.1, within(1e-12));
        double f = 1.2 / 54;
        for (double q = 0.979; q < 1; q += 0.001) {
            assertThat(stalls.latencyNs(q))
                    .as("latency(%s)", q)
                    .isEqualTo(50_000 + 200e6 * (1 - (1 - q) / f), within(1.0));
        }
    }

    @Test
    void withoutAStallEveryMessageTakesItsService() {
        StallModel quiet = new StallModel(List.of(), MINUTE, 2_000, 50_000);

        assertThat(quiet.latencyNs(0.999)).isEqualTo(50_000);
    }

    @Test
    void unequalStallsKeepTheirOrderToThemselves() {
        StallModel model = new StallModel(List.of(100L, 300L, 200L), 10_000, 1, 0);

        assertThat(model.stallsNs()).containsExactly(300L, 200L, 100L);
        assertThat(model.latencyNs(1)).isEqualTo(300, within(1e-6));
        // 50 beyond: only the longest reaches there; 300 beyond: 200 of the longest and 100 of the next one.
        assertThat(model.latencyNs(0.995)).isEqualTo(250, within(1e-6));
        assertThat(model.latencyNs(0.97)).isEqualTo(100, within(1e-6));
        assertThat(model.latencyNs(0.955)).isEqualTo(50, within(1e-6));
        assertThat(model.latencyNs(0.9)).isZero();
    }

    /** A queue simulated message by message, with stalls of different length, agrees with the model. */
    @ParameterizedTest
    @CsvSource({"2000, 50000", "5000, 100000", "10000, 10000", "1000, 300000"})
    void simulatedQueueAgrees(double ratePerSec, long serviceNs) {
        List<Long> lengths = List.of(200_000_000L, 150_000_000L, 80_000_000L, 200_000_000L, 20_000_000L);
        double[] latencies = simulate(lengths, ratePerSec, serviceNs);
        StallModel model = new StallModel(lengths, MINUTE, ratePerSec, serviceNs);

        for (double q : new double[] {0.5, 0.99, 0.995, 0.999, 0.9995}) {
            double simulated = latencies[(int) Math.ceil(latencies.length * q) - 1];
            assertThat(model.latencyNs(q)).as("latency(%s)", q).isEqualTo(simulated, within(2e6));
        }
    }

    private static double[] simulate(List<Long> stallsNs, double ratePerSec, long serviceNs) {
        double gapNs = 1e9 / ratePerSec;
        double[] latencies = new double[(int) (MINUTE / gapNs)];
        double freeAt = 0;
        int stall = 0;
        for (int i = 0; i < latencies.length; i++) {
            double arrival = i * gapNs;
            double nextStall = (stall + 1) * 10e9;
            if (stall < stallsNs.size() && arrival >= nextStall) {
                freeAt = nextStall + stallsNs.get(stall++);
            }
            freeAt = Math.max(freeAt, arrival) + serviceNs;
            latencies[i] = freeAt - arrival;
        }
        Arrays.sort(latencies);
        return latencies;
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StallModel(List.of(0L), MINUTE, 1, 0))
                .withMessageContaining("must be positive");
        assertThatIllegalArgumentException().isThrownBy(() -> new StallModel(List.of(), 0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new StallModel(List.of(), MINUTE, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new StallModel(List.of(), MINUTE, 1, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StallModel(List.of(), MINUTE, 1_000, 1_000_000))
                .withMessageContaining("cannot keep up");
    }
}
