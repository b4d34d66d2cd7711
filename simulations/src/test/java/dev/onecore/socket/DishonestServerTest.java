package dev.onecore.socket;

import static dev.onecore.socket.SocketDsl.close;
import static dev.onecore.socket.SocketDsl.connect;
import static dev.onecore.socket.SocketDsl.perform;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.load.PhaseRun;
import dev.onecore.model.Arrivals;
import dev.onecore.model.FanOut;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import dev.onecore.socket.LoopbackServer.Tamper;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way in which a server can do wrong is a failed operation in words, and nobody waits for ever. */
@ResourceLock(GatlingRun.GATLING)
class DishonestServerTest {
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final int VICTIM = 10;
    private static final Phase ECHO = Phase.measured("phase", "phase", new Load.EchoLoop(1, 1, 24), SHORT);

    /** What happens to one binary frame. */
    enum Wrong {
        SWALLOWED {
            @Override
            void happen(WebSocketFrame frame, Channel channel) {
                frame.release();
            }
        },
        DUPLICATED {
            @Override
            void happen(WebSocketFrame frame, Channel channel) {
                channel.write(frame.copy());
                channel.write(frame);
            }
        },
        TRUNCATED {
            @Override
            void happen(WebSocketFrame frame, Channel channel) {
                ByteBuf content = frame.content();
                channel.write(new BinaryWebSocketFrame(content.slice(0, content.readableBytes() - 1)));
            }
        },
        FLIPPED {
            @Override
            void happen(WebSocketFrame frame, Channel channel) {
                ByteBuf content = frame.content().copy();
                int last = content.readableBytes() - 1;
                content.setByte(last, content.getByte(last) ^ 1);
                frame.release();
                channel.write(new BinaryWebSocketFrame(content));
            }
        },
        TURNED_TO_TEXT {
            @Override
            void happen(WebSocketFrame frame, Channel channel) {
                frame.release();
                channel.write(new TextWebSocketFrame("{\"ev\":\"error\",\"code\":\"busy\"}"));
            }
        },
        DROPPED {
            @Override
            void happen(WebSocketFrame frame, Channel channel) {
                frame.release();
                channel.close();
            }
        };

        abstract void happen(WebSocketFrame frame, Channel channel);

        /** It happens to one binary frame of all, once. */
        Tamper once() {
            AtomicInteger frames = new AtomicInteger();
            return (frame, channel) -> {
                if (frame instanceof BinaryWebSocketFrame && frames.incrementAndGet() == VICTIM) {
                    happen(frame, channel);
                } else {
                    channel.write(frame);
                }
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void echoThatComesBackWrongFails(Wrong wrong) {
        failsOnce(play(new Load.Echo(Arrivals.CONSTANT, 200, 1, 24), "/echo", wrong.once()));
    }

    @ParameterizedTest
    @EnumSource
    void streamWithOneWrongMessageFails(Wrong wrong) {
        failsOnce(play(new Load.Stream(1, 100, 50), "/stream", wrong.once()));
    }

    @ParameterizedTest
    @EnumSource(names = {"SWALLOWED", "DUPLICATED", "FLIPPED"})
    void deliveryThatIsWrongFails(Wrong wrong) {
        failsOnce(play(new FanOut(1, 200, 24), "/topic", wrong.once()));
    }

    @Test
    void deliveryWithAnotherStampFails() {
        Tamper tamper = (frame, channel) -> {
            if (frame instanceof BinaryWebSocketFrame) {
                ByteBuf content = frame.content().copy();
                content.setLong(0, content.getLong(0) + 1);
                frame.release();
                channel.write(new BinaryWebSocketFrame(content));
            } else {
                channel.write(frame);
            }
        };

        assertThat(play(new FanOut(1, 200, 24), "/topic", tamper).failures())
                .containsExactly("message 0 came with another stamp than its sender's");
    }

    @ParameterizedTest
    @EnumSource
    void burstOfAStreamWithOneWrongMessageFails(Wrong wrong) {
        failsOnce(play(new Load.StreamBurst(100, 24), "/stream", wrong.once()));
    }

    @ParameterizedTest
    @EnumSource
    void downloadWithOneWrongMessageFails(Wrong wrong) {
        failsOnce(play(new Load.Download(1, 1_000_000, 10_000), "/download", wrong.once()));
    }

    @Test
    void acknowledgementOfAnotherChecksumFails() {
        Tamper tamper = text(said -> said.replaceFirst("\"crc32\":\"........\"", "\"crc32\":\"00000000\""));

        assertThat(play(new Load.Upload(1, 100_000, 10_000), "/upload", tamper).failures())
                .singleElement()
                .asString()
                .startsWith("the server's event should say crc32 ");
    }

    @Test
    void acknowledgementOfAnotherNumberOfSmallChunksFails() {
        Tamper tamper = text(said -> said.replaceFirst("\"chunks\":", "\"chunks\":1"));

        assertThat(play(new Load.Upload(1, 240_000, 24), "/upload", tamper).failures())
                .singleElement()
                .asString()
                .startsWith("the server's event should say chunks ");
    }

    @Test
    void endOfABurstWithAnotherCountFails() {
        Tamper tamper = text(said -> said.replaceFirst("\"count\":", "\"count\":1"));

        assertThat(play(new Load.StreamBurst(100, 24), "/stream", tamper).failures())
                .singleElement()
                .asString()
                .startsWith("the server's event should say count ");
    }

    @Test
    void endOfAStreamWithAnotherCountFails() {
        Tamper tamper = text(said -> said.replaceFirst("\"count\":", "\"count\":1"));

        assertThat(play(new Load.Stream(1, 100, 50), "/stream", tamper).failures())
                .singleElement()
                .asString()
                .startsWith("the server's event should say count ");
    }

    @Test
    void serverThatWouldCompressIsNotAskedTo() {
        try (LoopbackServer server = new LoopbackServer(Tamper.NONE, true)) {
            GatlingRun gatling = runGatling(server.uri(), "/echo");

            assertThat(gatling.failures()).isEmpty();
            assertThat(gatling.run(ECHO).failures()).isEmpty();
        }
    }

    @Test
    void userThatCannotConnectGoesOn() throws IOException {
        GatlingRun gatling = runGatling(URI.create("ws://127.0.0.1:" + freePort()), "/echo");

        assertThat(gatling.failures())
                .singleElement()
                .asString()
                .startsWith("1 of 1 users: ws://127.0.0.1:")
                .contains("cannot be reached (connection refused); is it started");
        assertThat(gatling.run(ECHO).failures()).containsExactly("a user has no connection: it never had one");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static GatlingRun runGatling(URI server, String path) {
        return GatlingRun.of(
                server,
                1,
                trial -> exec(connect(trial, path)).exec(perform(trial, ECHO)).exec(close(trial)));
    }

    private static void failsOnce(PhaseRun run) {
        assertThat(run.failures()).hasSize(1);
        assertThat(run.counts().failed()).isPositive();
    }

    private static Tamper text(UnaryOperator<String> change) {
        return (frame, channel) -> {
            if (frame instanceof TextWebSocketFrame text) {
                channel.write(new TextWebSocketFrame(change.apply(text.text())));
                text.release();
            } else {
                channel.write(frame);
            }
        };
    }

    private static PhaseRun play(Load load, String path, Tamper tamper) {
        Phase phase = Phase.measured("phase", "phase", load, SHORT);
        try (LoopbackServer server = new LoopbackServer(tamper, false)) {
            return GatlingRun.of(
                            server.uri(),
                            1,
                            trial -> exec(connect(trial, path))
                                    .exec(perform(trial, phase))
                                    .exec(close(trial)))
                    .run(phase);
        }
    }
}
