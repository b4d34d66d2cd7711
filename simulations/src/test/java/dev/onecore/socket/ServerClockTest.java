package dev.onecore.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What two clocks of different speed make of a paced stream, over two minutes of a time that is only counted. */
class ServerClockTest {
    private static final long COMMAND_NS = 5_000_000_000L;
    private static final double RATE = 10;
    private static final int MESSAGES = 1_200;
    private static final long WAY_NS = 200_000;
    private static final long ELSEWHERE_NS = Duration.ofHours(7).toNanos();

    private final Random random = new Random(20_261_126);
    private final Pushes pushes = new Pushes(COMMAND_NS, RATE);
    private final ServerClock clock = new ServerClock(false, COMMAND_NS);
    private long worstNs;

    /**
     * Simulates a server whose clock runs faster than this machine's.
     *
     * @param clockPpm by how much its clock is fast
     * @param pacePpm by how much it is ahead of its own schedule
     * @return the first message that was called early, or −1
     */
    private int play(double clockPpm, double pacePpm) {
        for (int i = 0; i < MESSAGES; i++) {
            double serverNs = i * 1e9 / RATE / (1 + pacePpm / 1e6);
            double realNs = serverNs / (1 + clockPpm / 1e6);
            long sentNs = COMMAND_NS + WAY_NS + (long) realNs;
            long arrivalNs = sentNs + WAY_NS + (long) (random.nextDouble() * 100_000);
            clock.arrived(COMMAND_NS + WAY_NS + (long) serverNs + ELSEWHERE_NS, arrivalNs);
            if (pushes.early(i, arrivalNs, clock)) {
                return i;
            }
            long latenessNs = arrivalNs - pushes.dueNs(i) - clock.driftNs(arrivalNs);
            if (i >= MESSAGES / 10) {
                worstNs = Math.max(worstNs, Math.abs(latenessNs - 2 * WAY_NS));
            }
        }
        return -1;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 50, -50, 200, -200, 400})
    void driftOfACrystalIsTakenOutAndNobodyIsCalledEarly(double ppm) {
        assertThat(play(ppm, 0)).isEqualTo(-1);
        assertThat(worstNs).isLessThan(Duration.ofMillis(1).toNanos());
    }

    @ParameterizedTest
    @ValueSource(doubles = {50_000, 2_000})
    void serverThatSendsTooEarlyIsCaughtByWhateverClockItStampsWith(double ppm) {
        int caught = play(0, ppm);
        assertThat(caught).isPositive().isLessThan(MESSAGES / 10);
        assertThat(pushes.whyEarly(caught, pushes.dueNs(caught) - 9_000_000, clock))
                .startsWith("message " + caught + " came 9.00 ms before it was due, of which two clocks explain ");
    }

    @Test
    void serverThatStampsAsIfItKeptToItsScheduleIsCaughtToo() {
        assertThat(play(50_000, 0)).isPositive().isLessThan(MESSAGES / 10);
    }

    @Test
    void onOneClockNothingIsAllowedFor() {
        ServerClock same = new ServerClock(true, COMMAND_NS);
        long arrivalNs = pushes.dueNs(300) - 1_100_000;
        same.arrived(arrivalNs - 1, arrivalNs);

        assertThat(same.same()).isTrue();
        assertThat(pushes.early(300, arrivalNs, same)).isTrue();
        assertThat(pushes.whyEarly(300, arrivalNs, same)).isEqualTo("message 300 came 1.10 ms before it was due");
    }

    @Test
    void stampOutsideOfCommandAndArrivalIsOfAnotherClockWhateverTheAddressSays() {
        ServerClock tunnelled = new ServerClock(true, COMMAND_NS);
        tunnelled.arrived(COMMAND_NS + ELSEWHERE_NS, COMMAND_NS + 1);
        assertThat(tunnelled.same()).isFalse();
    }

    @Test
    void stampsThatAreNoClockTakeNothingOut() {
        for (int i = 0; i < MESSAGES; i++) {
            clock.arrived(42, pushes.dueNs(i) + WAY_NS);
        }
        assertThat(clock.driftNs(pushes.dueNs(MESSAGES))).isZero();
    }
}
