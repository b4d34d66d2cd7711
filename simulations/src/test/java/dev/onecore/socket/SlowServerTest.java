package dev.onecore.socket;

import static dev.onecore.socket.SocketDsl.close;
import static dev.onecore.socket.SocketDsl.connect;
import static dev.onecore.socket.SocketDsl.perform;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.load.IntervalSink;
import dev.onecore.load.PhaseRun;
import dev.onecore.model.Arrivals;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import dev.onecore.socket.LoopbackServer.Intake;
import dev.onecore.socket.LoopbackServer.Tamper;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/**
 * A server that is slow is not silent: what it answers counts, what it has not answered at the end is unanswered, and neither has
 * failed.
 */
class SlowServerTest {
    private static final Duration SHORT = Duration.ofMillis(400);

    /**
     * Answers in order, each connection at its own pace: one message every so many milliseconds, or none at all after the first.
     */
    private static final class Overloaded implements Tamper {
        private final List<Integer> pacesMs;
        private final Map<Channel, Queue<WebSocketFrame>> owed = new ConcurrentHashMap<>();

        Overloaded(Integer... pacesMs) {
            this.pacesMs = List.of(pacesMs);
        }

        int connections() {
            return owed.size();
        }

        @Override
        public void pass(WebSocketFrame frame, Channel channel) {
            Queue<WebSocketFrame> queue = owed.get(channel);
            if (queue == null) {
                Queue<WebSocketFrame> made = new ArrayDeque<>();
                owed.put(channel, made);
                queue = made;
                int paceMs = pacesMs.get((owed.size() - 1) % pacesMs.size());
                if (paceMs > 0) {
                    channel.eventLoop()
                            .scheduleAtFixedRate(() -> answer(made, channel), paceMs, paceMs, TimeUnit.MILLISECONDS);
                } else {
                    channel.writeAndFlush(frame.retainedDuplicate());
                }
            }
            queue.add(frame);
        }

        private static void answer(Queue<WebSocketFrame> owed, Channel channel) {
            WebSocketFrame next = owed.poll();
            if (next != null) {
                channel.writeAndFlush(next);
            }
        }
    }

    private static Phase phase(String name, Load load) {
        return Phase.measured(name, name, load, SHORT);
    }

    @Test
    void backlogOfMoreThanTenSecondsIsAnsweredOrUnansweredAndOnlySilenceFails() {
        Phase phase = phase("overload", new Load.Echo(Arrivals.CONSTANT, 9_000, 3, 24));
        Phase next = phase("next", new Load.Echo(Arrivals.CONSTANT, 30, 3, 24));
        Overloaded server = new Overloaded(10, 30, 0);
        try (LoopbackServer listening = new LoopbackServer(server, false)) {
            GatlingRun gatling = GatlingRun.of(
                    listening.uri(),
                    3,
                    trial -> exec(connect(trial, "/echo"))
                            .exec(perform(trial, phase))
                            .exec(perform(trial, next))
                            .exec(close(trial)));

            PhaseRun run = gatling.run(phase);
            assertThat(gatling.failures()).isEmpty();
            assertThat(run.failures()).containsExactly("nothing came for 10 s, though operations were outstanding");
            assertThat(run.counts().planned()).isEqualTo(3_600);
            assertThat(run.counts().failed()).isPositive().isLessThanOrEqualTo(1_200);
            assertThat(run.counts().operations()).isPositive();
            assertThat(run.counts().unanswered()).isPositive();
            assertThat(run.counts().operations()
                            + run.counts().failed()
                            + run.counts().unanswered())
                    .isEqualTo(3_600);
            Histogram response = responses(run);
            assertThat(response.getTotalCount())
                    .isEqualTo(run.counts().operations() + run.counts().unanswered());
            assertThat(response.getMaxValue())
                    .isGreaterThan(Duration.ofSeconds(10).toNanos());

            assertThat(gatling.run(next).failures())
                    .containsExactly(
                            "a user has no connection: nothing came for 10 s, though operations were outstanding");
            assertThat(gatling.run(next).counts().operations()).isPositive();
        }
        assertThat(server.connections()).isGreaterThan(3);
    }

    @Test
    void backlogOfAClosedLoopIsWaitedFor() {
        Phase phase = phase("closed", new Load.EchoLoop(1, 1_100, 24));
        try (LoopbackServer listening = new LoopbackServer(new Overloaded(10), false)) {
            PhaseRun run = play(listening, phase, "/echo");

            assertThat(run.failures()).isEmpty();
            assertThat(run.counts().failed()).isZero();
            assertThat(run.counts().operations() + run.counts().unanswered())
                    .isEqualTo(run.counts().sent());
        }
    }

    @Test
    void uploadThatIsReadSlowlyIsWaitedForWhileItMoves() {
        Intake slow = (frame, channel, session) -> {
            session.accept(frame);
            if (frame instanceof BinaryWebSocketFrame) {
                channel.config().setAutoRead(false);
                channel.eventLoop().schedule(() -> channel.config().setAutoRead(true), 400, TimeUnit.MILLISECONDS);
            }
        };
        Phase phase = phase("upload", new Load.Upload(1, 2_000_000, 1 << 16));
        try (LoopbackServer listening = new LoopbackServer(Tamper.NONE, false, slow)) {
            PhaseRun run = play(listening, phase, "/upload");

            assertThat(run.failures()).isEmpty();
            assertThat(run.counts().operations()).isPositive();
        }
    }

    @Test
    void streamThatFallsBehindIsUnansweredAndItsTimesAreLowerBounds() {
        Intake half = (frame, channel, session) -> session.accept(
                frame instanceof TextWebSocketFrame text
                        ? new TextWebSocketFrame(text.text().replace("\"rate\":100", "\"rate\":50"))
                        : frame);
        Phase phase = Phase.measured("stream", "stream", new Load.Stream(1, 24, 100), Duration.ofSeconds(3));
        try (LoopbackServer listening = new LoopbackServer(Tamper.NONE, false, half)) {
            PhaseRun run = play(listening, phase, "/stream");

            assertThat(run.failures()).isEmpty();
            assertThat(run.counts().unanswered()).isPositive();
            assertThat(responses(run).getTotalCount())
                    .isEqualTo(run.counts().operations() + run.counts().unanswered());
        }
    }

    @Test
    void serverThatPushesFivePercentTooFastIsCaught() {
        Intake fast = (frame, channel, session) -> session.accept(
                frame instanceof TextWebSocketFrame text
                        ? new TextWebSocketFrame(text.text().replace("\"rate\":100", "\"rate\":105"))
                        : frame);
        Phase phase = Phase.measured("stream", "stream", new Load.Stream(1, 24, 100), Duration.ofSeconds(2));
        try (LoopbackServer listening = new LoopbackServer(Tamper.NONE, false, fast)) {
            assertThat(play(listening, phase, "/stream").failures())
                    .singleElement()
                    .asString()
                    .matches("message \\d+ came \\d+\\.\\d\\d ms before it was due");
        }
    }

    private static PhaseRun play(LoopbackServer server, Phase phase, String path) {
        return GatlingRun.of(
                        server.uri(),
                        1,
                        trial -> exec(connect(trial, path))
                                .exec(perform(trial, phase))
                                .exec(close(trial)))
                .run(phase);
    }

    private static Histogram responses(PhaseRun run) {
        Histogram all = new Histogram(3);
        run.harvest(
                new IntervalSink() {
                    @Override
                    public void slice(LatencyKind kind, Slice slice) {
                        if (kind == LatencyKind.RESPONSE) {
                            slice.addTo(all);
                        }
                    }

                    @Override
                    public void tick(Tick tick) {}
                },
                System.nanoTime());
        return all;
    }
}
