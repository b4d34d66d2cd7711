package dev.onecore.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FixedServiceQueueTest {

    private static final double MILLI = 1e-3;

    /** Erlang's own sum of 1909, whose signs alternate: exact enough while few terms cancel. */
    private static double erlang(double load, double waitInServices) {
        double sum = 0;
        double factorial = 1;
        for (int k = 0; k <= (int) Math.floor(waitInServices); k++) {
            factorial = k == 0 ? 1 : factorial * k;
            double rest = load * (waitInServices - k);
            sum += Math.pow(-rest, k) / factorial * Math.exp(rest);
        }
        return (1 - load) * sum;
    }

    @Test
    void theWaitIsThatOfErlangsFormula() {
        FixedServiceQueue queue = new FixedServiceQueue(MILLI);
        for (double load : new double[] {0.1, 0.5, 0.8, 0.95}) {
            for (double wait : new double[] {0, 0.3, 1, 1.5, 4.25, 9.9}) {
                assertThat(queue.within(load / MILLI, (wait + 1) * MILLI))
                        .as("load %s, wait %s services", load, wait)
                        .isCloseTo(erlang(load, wait), within(1e-9));
            }
        }
    }

    @Test
    void aSimulationOfLindleysRecursionAgrees() {
        double load = 0.8;
        long seed = 20261127;
        SplittableRandom random = new SplittableRandom(seed);
        double[] responses = new double[2_000_000];
        double wait = 0;
        for (int i = 0; i < responses.length; i++) {
            responses[i] = wait + 1;
            wait = Math.max(0, wait + 1 - random.nextExponential() / load);
        }
        Arrays.sort(responses);
        FixedServiceQueue queue = new FixedServiceQueue(1);
        for (double q : new double[] {0.5, 0.9, 0.99, 0.999}) {
            double simulated = responses[(int) (q * responses.length)];
            assertThat(queue.within(load, simulated))
                    .as("p%s, seed %d", 100 * q, seed)
                    .isCloseTo(q, within(0.002));
        }
    }

    @Test
    void theHighestRateIsTheOneWhoseQuantileIsTheLimit() {
        FixedServiceQueue queue = new FixedServiceQueue(MILLI);
        double rate = queue.highestPerSec(0.99, 10 * MILLI);
        assertThat(queue.within(rate, 10 * MILLI)).isCloseTo(0.99, within(1e-4));
        assertThat(queue.within(rate * 1.01, 10 * MILLI)).isLessThan(0.99);
        // A limit of hundreds of services is met until the server is nearly full, where Erlang's sum has lost all
        // digits.
        assertThat(new FixedServiceQueue(MILLI / 100).highestPerSec(0.99, 10 * MILLI))
                .isBetween(99_000.0, 100_000.0);
    }

    @Test
    void nothingIsAnsweredInLessThanAServiceAndNoQueueEndsWhereMoreComesThanIsServed() {
        FixedServiceQueue queue = new FixedServiceQueue(MILLI);
        assertThat(queue.within(100, 0.9 * MILLI)).isZero();
        assertThat(queue.within(1_000, 1)).isZero();
        assertThat(queue.highestPerSec(0.99, 0.5 * MILLI)).isZero();
    }
}
