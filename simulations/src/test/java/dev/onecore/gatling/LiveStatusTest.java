package dev.onecore.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.load.IntervalSink;
import dev.onecore.load.LiveLabels;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** The line that tells how trials go while they run. */
class LiveStatusTest {

    private static final LiveStatus.InjectorCount TWO_OF_THREE = new LiveStatus.InjectorCount() {
        @Override
        public int alive() {
            return 2;
        }

        @Override
        public int lost() {
            return 1;
        }
    };

    private final LiveStatus status = new LiveStatus();

    private void recorded(String target, String phase, long atMs, int sent, long us) {
        IntervalSink sink = status.intervals(LiveLabels.ofPhase(target, "echo-latency", phase));
        Histogram times = new Histogram(3);
        times.recordValueWithCount(us * 1_000, sent);
        sink.slice(LatencyKind.RESPONSE, new Slice(atMs * 1_000_000, (atMs + 100) * 1_000_000, times));
        sink.counts(new OperationCounts(sent, sent, sent, sent, 0, 0));
        sink.tick(new Tick(atMs * 1_000_000, (atMs + 100) * 1_000_000, sent, 0, 0));
    }

    @Test
    void whatAllInjectorsOfferedIsAddedAndPausesBetweenTurnsAreLeftOut() {
        assertThat(status.line(TWO_OF_THREE)).isEmpty();
        recorded("vertx", "poisson", 0, 10, 400);
        recorded("vertx", "poisson", 0, 20, 400);
        recorded("undertow", "poisson", 500, 10, 2_000);
        recorded("vertx", "poisson", 1_000, 30, 400);

        assertThat(status.line(TWO_OF_THREE))
                .contains("echo-latency poisson: 2 injectors, 1 lost · vertx offered 300/s p99 so far 400 µs"
                        + " · undertow offere…");
    }

    @Test
    void theNextPhaseBeginsAnew() {
        recorded("vertx", "warm-up", 0, 10, 400);
        recorded("vertx", "poisson", 500, 10, 2_000);
        assertThat(status.line(TWO_OF_THREE))
                .contains("echo-latency poisson: 2 injectors, 1 lost · vertx offered 100/s p99 so far 2.00 ms");
        status.clear();
        assertThat(status.line(TWO_OF_THREE)).isEmpty();
    }

    @Test
    void theLastLineMakesRoomForOthers() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StatusStream stream = new StatusStream(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        stream.println("first");
        stream.show("50 %");
        stream.show("60 %");
        stream.println("second");
        stream.println();
        stream.show("70 %");
        stream.erase();

        String erase = "\r\u001b[K";
        assertThat(bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"))
                .isEqualTo("first\n" + erase + "50 %" + erase + "60 %" + erase + "second\n\n" + erase + "70 %" + erase);
    }
}
