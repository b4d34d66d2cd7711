package dev.onecore.socket;

import static dev.onecore.socket.SocketDsl.broadcast;
import static dev.onecore.socket.SocketDsl.burst;
import static dev.onecore.socket.SocketDsl.close;
import static dev.onecore.socket.SocketDsl.connect;
import static dev.onecore.socket.SocketDsl.echo;
import static dev.onecore.socket.SocketDsl.loop;
import static dev.onecore.socket.SocketDsl.ramp;
import static dev.onecore.socket.SocketDsl.stream;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.load.IntervalSink;
import dev.onecore.load.PhaseRun;
import dev.onecore.load.StandaloneSession;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Arrivals;
import dev.onecore.model.FanOut;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Load;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Phase;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the socket actions find of a server that does everything right: all of it. */
@ResourceLock(GatlingRun.GATLING)
class HonestServerTest {
    private static final Duration SHORT = Duration.ofMillis(400);

    @ParameterizedTest
    @EnumSource(Arrivals.class)
    void everyMessageThatIsDueIsSentAndComesBack(Arrivals arrivals) {
        OperationCounts counts = one(new Load.Echo(arrivals, 1_000, 3, 24), "/echo", SocketDsl::echo)
                .counts();

        assertThat(counts.planned()).isBetween(300L, 500L);
        assertThat(counts)
                .isEqualTo(new OperationCounts(
                        counts.planned(),
                        counts.planned(),
                        counts.planned(),
                        counts.planned(),
                        0,
                        24 * counts.planned()));
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 125, 126, 65_535, 65_536, 1 << 20})
    void messagesOfEachHeaderFormComeBack(int size) {
        assertThat(one(new Load.EchoLoop(2, 3, size), "/echo", SocketDsl::loop).counts())
                .satisfies(HonestServerTest::complete);
    }

    @ParameterizedTest
    @CsvSource({"1, 24", "2, 24", "7, 70000"})
    void eachMessageIsDeliveredToAllMembersAndTimedToTheMedianAndTheLast(int members, int size) {
        PhaseRun run = one(new FanOut(members, 200, size), "/topic", SocketDsl::broadcast);
        long messages = run.counts().planned() / members;

        assertThat(run.counts()).satisfies(HonestServerTest::complete);
        assertThat(messages).isBetween(1L, 100L);
        assertThat(samples(run))
                .containsEntry(LatencyKind.LAG, messages)
                .containsEntry(LatencyKind.RESPONSE, messages * members)
                .containsEntry(LatencyKind.TO_MEDIAN_MEMBER, messages)
                .containsEntry(LatencyKind.TO_LAST_MEMBER, messages);
    }

    @Test
    void membersStayOnesFromPhaseToPhase() {
        Phase first = Phase.warmUp(new FanOut(3, 100, 24), SHORT);
        Phase second = Phase.measured("phase", "phase", new FanOut(3, 100, 24), SHORT);
        PhaseRun run = play(
                LoopbackServer.honest(),
                3,
                second,
                trial -> exec(connect(trial, "/topic"))
                        .exec(broadcast(trial, first))
                        .exec(broadcast(trial, second))
                        .exec(close(trial)));

        assertThat(run.counts()).satisfies(HonestServerTest::complete);
    }

    @Test
    void burstIsOneOperation() {
        OperationCounts counts =
                one(new Load.EchoBurst(10_000, 24), "/echo", SocketDsl::burst).counts();

        assertThat(counts.operations()).isPositive();
        assertThat(counts.received()).isEqualTo(10_000 * counts.operations());
        assertThat(counts.sent()).isEqualTo(counts.operations());
    }

    @Test
    void burstThatTheServerPushesIsOneOperation() {
        OperationCounts counts = one(new Load.StreamBurst(10_000, 24), "/stream", SocketDsl::streamBurst)
                .counts();

        assertThat(counts.operations()).isPositive();
        assertThat(counts.received()).isEqualTo(10_000 * counts.operations());
        assertThat(counts.sent()).isEqualTo(counts.operations());
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 4_096})
    void uploadInManySmallChunksIsAcknowledgedWithTheirNumber(int chunk) {
        OperationCounts counts = one(new Load.Upload(1, 240_001, chunk), "/upload", SocketDsl::upload)
                .counts();

        assertThat(counts.operations()).isPositive();
        assertThat(counts.received()).isEqualTo((240_001 / chunk + 1) * counts.operations());
    }

    @Test
    void pacedStreamIsReceivedInFull() {
        long beganNs = System.nanoTime();
        PhaseRun run = one(new Load.Stream(3, 100, 50), "/stream", SocketDsl::stream);
        double mostSeconds = (System.nanoTime() - beganNs) / 1e9;

        assertThat(run.counts()).satisfies(HonestServerTest::complete);
        // 50 a second on each of three connections, for as long as a busy machine makes of the phase.
        assertThat(run.counts().received()).isBetween(45L, 3 + Math.round(150 * mostSeconds));
        assertThat(samples(run))
                .containsEntry(LatencyKind.WAIT, run.counts().received() - 3)
                .containsEntry(LatencyKind.DELIVERY, run.counts().received());
    }

    @Test
    void wayOfMessagesIsNotToldWhereTheServerReadsAnotherClock() {
        LoopbackServer.Tamper elsewhere = (frame, channel) -> {
            if (frame instanceof BinaryWebSocketFrame) {
                ByteBuf content = frame.content().copy();
                content.setLong(0, content.getLong(0) + Duration.ofHours(5).toNanos());
                frame.release();
                channel.write(new BinaryWebSocketFrame(content));
            } else {
                channel.write(frame);
            }
        };
        Phase phase = Phase.measured("phase", "phase", new Load.Stream(1, 24, 50), SHORT);
        PhaseRun run = play(
                new LoopbackServer(elsewhere, false),
                1,
                phase,
                trial -> exec(connect(trial, "/stream"))
                        .exec(stream(trial, phase))
                        .exec(close(trial)));

        assertThat(samples(run)).containsKey(LatencyKind.WAIT).doesNotContainKey(LatencyKind.DELIVERY);
    }

    @Test
    void floodIsReceivedInFull() {
        assertThat(one(new Load.Stream(2, 1_000, 0), "/stream", SocketDsl::stream)
                        .counts())
                .satisfies(HonestServerTest::complete);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 65_536, 100_001, 1 << 20})
    void uploadIsAcknowledgedWithItsChecksum(int chunk) {
        OperationCounts counts = one(new Load.Upload(2, 3_000_001, chunk), "/upload", SocketDsl::upload)
                .counts();

        assertThat(counts.operations()).isGreaterThanOrEqualTo(2);
        assertThat(counts.bytes()).isEqualTo(3_000_001 * counts.operations());
        assertThat(counts.received()).isEqualTo((3_000_001 / chunk + 1) * counts.operations());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000, 65_536, 1 << 20})
    void downloadIsCheckedToItsLastByte(int chunk) {
        OperationCounts counts = one(new Load.Download(2, 3_000_001, chunk), "/download", SocketDsl::download)
                .counts();

        assertThat(counts.operations()).isGreaterThanOrEqualTo(2);
        assertThat(counts.bytes()).isEqualTo(3_000_001 * counts.operations());
    }

    @Test
    void rampUserConnectsAndWaitsForItsMessages() {
        Load.Ramp load = new Load.Ramp(4, SHORT, 5, 50, 24);
        Phase phase = Phase.measured("phase", "phase", load, SHORT);
        PhaseRun run = play(4, phase, trial -> exec(ramp(trial, phase)).exec(close(trial)));

        assertThat(run.counts()).isEqualTo(new OperationCounts(20, 20, 20, 20, 0, 480));
        assertThat(samples(run)).containsEntry(LatencyKind.COMPLETION, 4L).containsEntry(LatencyKind.FROM_CONNECT, 4L);
    }

    @Test
    void oneSocketServesPhaseAfterPhase() {
        Phase open = Phase.warmUp(new Load.Echo(Arrivals.CONSTANT, 500, 2, 24), SHORT);
        Phase closed = Phase.measured("closed", "closed", new Load.EchoLoop(1, 16, 24), SHORT);
        Phase last = Phase.measured("burst", "burst", new Load.EchoBurst(100, 24), SHORT);
        try (LoopbackServer server = LoopbackServer.honest()) {
            GatlingRun gatling = GatlingRun.of(
                    server.uri(),
                    2,
                    trial -> exec(connect(trial, "/echo"))
                            .exec(echo(trial, open))
                            .exec(loop(trial, closed))
                            .exec(burst(trial, last))
                            .exec(close(trial)));

            assertThat(gatling.run(open).counts()).isEqualTo(new OperationCounts(200, 200, 200, 200, 0, 4_800));
            assertThat(gatling.run(closed).counts()).satisfies(HonestServerTest::complete);
            assertThat(gatling.run(last).counts().operations()).isPositive();
        }
    }

    /** How many samples each view has; they can be taken once. */
    private static Map<LatencyKind, Long> samples(PhaseRun run) {
        Map<LatencyKind, Long> samples = new EnumMap<>(LatencyKind.class);
        run.harvest(
                new IntervalSink() {
                    @Override
                    public void slice(LatencyKind view, Slice slice) {
                        samples.put(view, slice.counts().getTotalCount());
                    }

                    @Override
                    public void tick(Tick tick) {}
                },
                System.nanoTime());
        return samples;
    }

    private static void complete(OperationCounts counts) {
        assertThat(counts.received()).isPositive().isEqualTo(counts.sent()).isEqualTo(counts.operations());
        assertThat(counts.failed()).isZero();
    }

    private static PhaseRun one(Load load, String path, BiFunction<TrialSession, Phase, ActionBuilder> action) {
        Phase phase = Phase.measured("phase", "phase", load, SHORT);
        return play(
                load.connections(),
                phase,
                trial -> exec(connect(trial, path))
                        .exec(action.apply(trial, phase))
                        .exec(close(trial)));
    }

    private static PhaseRun play(int users, Phase phase, Function<StandaloneSession, ChainBuilder> chain) {
        return play(LoopbackServer.honest(), users, phase, chain);
    }

    private static PhaseRun play(
            LoopbackServer any, int users, Phase phase, Function<StandaloneSession, ChainBuilder> chain) {
        try (LoopbackServer server = any) {
            GatlingRun gatling = GatlingRun.of(server.uri(), users, chain);
            assertThat(gatling.failures()).isEmpty();
            assertThat(gatling.run(phase).failures()).isEmpty();
            return gatling.run(phase);
        }
    }
}
