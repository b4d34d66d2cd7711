package dev.onecore.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Arrivals;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Load;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Origin;
import dev.onecore.model.Phase;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PhaseRunTest {
    private static final long BEGIN = 1_000_000;
    private static final long END = BEGIN + 1_000_000_000;
    private static final Origin ORIGIN = new Origin(500_000, Instant.EPOCH);

    private final Phase echo =
            Phase.measured("constant", "constant", new Load.Echo(Arrivals.CONSTANT, 100, 1, 24), Duration.ofSeconds(1));
    private final PhaseRun run = new PhaseRun(echo, ORIGIN, BEGIN, 1);
    private final LoopRecorder recorder = run.recorder();
    private final HarvestedIntervals kept = new HarvestedIntervals();

    private static final class HarvestedIntervals implements IntervalSink {
        final Map<LatencyKind, List<Slice>> slices = new EnumMap<>(LatencyKind.class);
        final List<Tick> ticks = new ArrayList<>();

        @Override
        public void slice(LatencyKind view, Slice slice) {
            Slice kept =
                    new Slice(slice.beginNs(), slice.endNs(), slice.counts().copy());
            slices.computeIfAbsent(view, key -> new ArrayList<>()).add(kept);
        }

        @Override
        public void tick(Tick tick) {
            ticks.add(tick);
        }

        Histogram only(LatencyKind view) {
            assertThat(slices.get(view)).hasSize(1);
            return slices.get(view).get(0).counts();
        }
    }

    @Test
    void responseCountsFromTheIntendedStartAndServiceFromTheActual() {
        recorder.planned(1);
        recorder.sent(BEGIN, BEGIN + 300);
        recorder.replied(BEGIN, BEGIN + 300, BEGIN + 1_000, false, 24);
        run.harvest(kept, BEGIN + 5_000);

        assertThat(kept.only(LatencyKind.RESPONSE).getMaxValue()).isEqualTo(1_000);
        assertThat(kept.only(LatencyKind.SERVICE).getMaxValue()).isEqualTo(700);
        assertThat(kept.only(LatencyKind.LAG).getMaxValue()).isEqualTo(300);
        assertThat(kept.slices).doesNotContainKey(LatencyKind.CLOSED_LOOP);
        assertThat(run.counts()).isEqualTo(new OperationCounts(1, 1, 1, 1, 0, 24));
    }

    @Test
    void messageSentAloneEntersTheClosedLoopViewWithItsServiceTime() {
        recorder.replied(BEGIN, BEGIN + 300, BEGIN + 1_000, true, 24);
        run.harvest(kept, BEGIN + 5_000);

        assertThat(kept.only(LatencyKind.CLOSED_LOOP).getMaxValue()).isEqualTo(700);
    }

    @Test
    void replyAfterTheEndIsAnOperationButNotInTheWindow() {
        recorder.replied(END - 10, END - 5, END - 1, false, 24);
        recorder.replied(END - 10, END - 5, END, false, 24);

        assertThat(run.counts().operations()).isEqualTo(2);
        assertThat(run.windowReceived()).isEqualTo(1);
        assertThat(run.windowBytes()).isEqualTo(24);
        assertThat(run.lastNs()).isEqualTo(END);
    }

    @Test
    void intervalsAreApartAndCountFromTheOrigin() {
        recorder.replied(BEGIN, BEGIN, BEGIN + 10, false, 24);
        run.harvest(kept, BEGIN + 100);
        recorder.replied(BEGIN, BEGIN, BEGIN + 120, false, 24);
        recorder.failed(2, "gone");
        run.harvest(kept, BEGIN + 200);

        assertThat(kept.ticks)
                .containsExactly(new Tick(500_000, 500_100, 1, 24, 0), new Tick(500_100, 500_200, 1, 24, 2));
        assertThat(kept.slices.get(LatencyKind.RESPONSE))
                .extracting(slice -> slice.counts().getMaxValue())
                .containsExactly(10L, 120L);
    }

    @Test
    void loopsAreAddedUp() throws InterruptedException {
        Thread other = new Thread(() -> run.recorder().replied(BEGIN, BEGIN, BEGIN + 20, false, 24));
        other.start();
        other.join();
        recorder.replied(BEGIN, BEGIN, BEGIN + 10, false, 24);
        run.harvest(kept, BEGIN + 100);

        assertThat(kept.only(LatencyKind.RESPONSE).getTotalCount()).isEqualTo(2);
        assertThat(run.counts().received()).isEqualTo(2);
    }

    @Test
    void nothingIsLostBetweenWriterAndHarvester() throws InterruptedException {
        int messages = 200_000;
        Thread loop = new Thread(() -> {
            LoopRecorder own = run.recorder();
            for (int i = 0; i < messages; i++) {
                own.replied(BEGIN, BEGIN, BEGIN + i, false, 24);
            }
        });
        loop.start();
        for (long now = BEGIN; loop.isAlive(); now++) {
            run.harvest(kept, now);
        }
        loop.join();
        run.harvest(kept, END);

        assertThat(kept.slices.get(LatencyKind.RESPONSE).stream()
                        .mapToLong(slice -> slice.counts().getTotalCount())
                        .sum())
                .isEqualTo(messages);
        assertThat(kept.ticks.stream().mapToLong(Tick::received).sum()).isEqualTo(messages);
    }

    @Test
    void timesBeyondTheHistogramEnterAtItsEnds() {
        recorder.connected(BEGIN, BEGIN - 1);
        recorder.connected(BEGIN, BEGIN + Duration.ofHours(2).toNanos());
        run.harvest(kept, BEGIN + 100);

        Histogram connect = kept.only(LatencyKind.CONNECT);
        assertThat(connect.getMinValue()).isZero();
        assertThat(connect.getMaxValue())
                .isEqualTo(connect.highestEquivalentValue(Duration.ofHours(1).toNanos()));
    }

    @Test
    void transferIsOneOperationAndItsMessagesAreNot() {
        Phase upload = Phase.measured("upload", "upload", new Load.Upload(1, 1_000, 100), Duration.ofSeconds(1));
        PhaseRun transfers = new PhaseRun(upload, ORIGIN, BEGIN, 1);
        transfers.recorder().started(1);
        transfers.recorder().received(10, 1_000, BEGIN + 50);
        transfers.recorder().completed(BEGIN, BEGIN + 50);
        transfers.harvest(kept, BEGIN + 100);

        assertThat(transfers.counts()).isEqualTo(new OperationCounts(1, 1, 10, 1, 0, 1_000));
        assertThat(kept.only(LatencyKind.COMPLETION).getMaxValue()).isEqualTo(50);
    }

    @Test
    void pushedMessagesHaveAWaitAWayAndAVisit() {
        recorder.waited(7_000);
        recorder.delivered(BEGIN, BEGIN + 90);
        recorder.visited(BEGIN, BEGIN + 500);
        run.harvest(kept, BEGIN + 100);

        assertThat(kept.only(LatencyKind.WAIT).getMaxValue()).isBetween(7_000L, 7_010L);
        assertThat(kept.only(LatencyKind.DELIVERY).getMaxValue()).isEqualTo(90);
        assertThat(kept.only(LatencyKind.FROM_CONNECT).getMaxValue()).isEqualTo(500);
    }

    @Test
    void firstFailuresAreKeptAndTheRestCounted() {
        for (int i = 0; i < 100; i++) {
            recorder.failed(1, "failure " + i);
        }

        assertThat(run.counts().failed()).isEqualTo(100);
        assertThat(run.failures()).hasSize(20).startsWith("failure 0", "failure 1");
    }
}
