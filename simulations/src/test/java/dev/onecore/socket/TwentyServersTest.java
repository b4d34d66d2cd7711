package dev.onecore.socket;

import static dev.onecore.ws.OnecoreWsDsl.contains;
import static dev.onecore.ws.OnecoreWsDsl.deflate;
import static dev.onecore.ws.OnecoreWsDsl.equalTo;
import static dev.onecore.ws.OnecoreWsDsl.first;
import static dev.onecore.ws.OnecoreWsDsl.json;
import static dev.onecore.ws.OnecoreWsDsl.key;
import static dev.onecore.ws.OnecoreWsDsl.matching;
import static dev.onecore.ws.OnecoreWsDsl.next;
import static dev.onecore.ws.OnecoreWsDsl.onecoreWs;
import static dev.onecore.ws.OnecoreWsDsl.pattern;
import static dev.onecore.ws.OnecoreWsDsl.several;
import static dev.onecore.ws.OnecoreWsDsl.startsWith;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.examples.SmallServer;
import dev.onecore.examples.SmallServer.Peer;
import dev.onecore.examples.SmallServer.Talk;
import dev.onecore.load.PhaseRun;
import dev.onecore.model.Arrivals;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import dev.onecore.script.Splitters;
import dev.onecore.ws.Trials;
import dev.onecore.ws.WsConnectBuilder;
import dev.onecore.ws.WsExchangeBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What real applications do and a plain echo does not, each scripted in a line or two: two users, 40 messages, or why not. */
@ResourceLock(GatlingRun.GATLING)
class TwentyServersTest {
    private static final Phase PHASE =
            Phase.measured("own", "own", new Load.Exchanges(Arrivals.CONSTANT, 100, 2), Duration.ofMillis(400));
    private static final WsConnectBuilder CONNECT = onecoreWs("connect").connect("/");
    private static final WsExchangeBuilder ASK =
            onecoreWs("ask").sendText("{\"id\":#{messageNumber}}").timeout(Duration.ofMillis(500));

    /** Answers each text. */
    private static Peer answering(BiConsumer<Talk, String> answer) {
        return new Peer() {
            @Override
            public void text(Talk talk, String text) {
                answer.accept(talk, text);
            }
        };
    }

    /** The same, after something that is done when the connection opens. */
    private static Peer opening(java.util.function.Consumer<Talk> begin, BiConsumer<Talk, String> answer) {
        return new Peer() {
            @Override
            public void open(Talk talk) {
                begin.accept(talk);
            }

            @Override
            public void text(Talk talk, String text) {
                answer.accept(talk, text);
            }
        };
    }

    private record Played(PhaseRun run, List<String> failures) {}

    @Test
    void greeting() {
        allAnswered(
                opening(talk -> talk.send("hello"), Talk::send),
                CONNECT,
                exec(onecoreWs("greeting").await(first(equalTo("hello")))),
                ASK.await(next()));
    }

    @Test
    void heartbeat() {
        AtomicInteger answered = new AtomicInteger();
        allAnswered(
                opening(talk -> talk.every(20, () -> talk.send("tick")), (talk, text) -> {
                    if (text.equals("tock")) {
                        answered.incrementAndGet();
                    } else {
                        talk.send(text);
                    }
                }),
                CONNECT.on(equalTo("tick")).answer("tock"),
                exec(session -> session),
                ASK.await(next()));
        assertThat(answered).hasPositiveValue();
    }

    @Test
    void broadcastBetweenRequests() {
        allAnswered(
                answering((talk, text) -> {
                    talk.all().forEach(each -> each.send("{\"news\":1}"));
                    talk.send(text);
                }),
                CONNECT.on(json("/news").exists()).ignore(),
                exec(session -> session),
                ASK.await(next()));
    }

    @Test
    void acknowledgementThenResult() {
        allAnswered(
                answering((talk, text) -> {
                    talk.send("ack");
                    talk.after(5, () -> talk.send("result " + text));
                }),
                CONNECT.on(equalTo("ack")).count("acks"),
                exec(session -> session),
                ASK.await(first(startsWith("result"))));
    }

    @Test
    void secondReply() {
        allAnswered(
                answering((talk, text) -> {
                    talk.send("one");
                    talk.send("two");
                }),
                CONNECT,
                exec(session -> session),
                ASK.await(several(2, contains("o"))));
    }

    @Test
    void joinedReplies() {
        allAnswered(
                answering((talk, text) -> talk.send("{\"other\":1}\n" + text + "\n")),
                CONNECT.split(Splitters.lines()).on(json("/other").exists()).ignore(),
                exec(session -> session),
                ASK.await(key(json("/id"))));
    }

    @Test
    void reordered() {
        allAnswered(
                answering((talk, text) -> talk.after(text.contains("2") ? 60 : 0, () -> talk.send(text))),
                CONNECT,
                exec(session -> session),
                ASK.await(key(json("/id"))));
    }

    @Test
    void tokenOfEachUser() {
        allAnswered(
                opening(talk -> talk.send(talk.header("Authorization")), Talk::send),
                onecoreWs("connect").connect("/").header("Authorization", "Bearer #{token}"),
                exec(onecoreWs("token").await(first(startsWith("Bearer t-")))),
                ASK.await(next()));
    }

    @Test
    void roomOfEachUser() {
        allAnswered(
                opening(talk -> talk.send(talk.path()), Talk::send),
                onecoreWs("connect").connect("/rooms/#{token}?q=1"),
                exec(onecoreWs("room").await(first(startsWith("/rooms/t-")))),
                ASK.await(next()));
    }

    @Test
    void compression() {
        try (SmallServer server = new SmallServer(() -> answering(Talk::send), null, true, request -> null)) {
            allAnswered(play(server, CONNECT.compression(), exec(session -> session), ASK.await(next())));
            allAnswered(play(server, CONNECT, exec(session -> session), ASK.await(next())));
        }
    }

    @Test
    void fragments() {
        allAnswered(
                answering((talk, text) -> {
                    talk.frame(new TextWebSocketFrame(false, 0, text.substring(0, 3)));
                    talk.frame(new PingWebSocketFrame());
                    talk.frame(new ContinuationWebSocketFrame(
                            true,
                            0,
                            Unpooled.copiedBuffer(text.substring(3), java.nio.charset.StandardCharsets.UTF_8)));
                }),
                CONNECT,
                exec(session -> session),
                ASK.await(key(json("/id"))));
    }

    @Test
    void maskedFramesFromTheServerAreAViolation() {
        byte[] masked = {(byte) 0x81, (byte) 0x81, 1, 2, 3, 4, 'a'};
        assertThat(failures(answering((talk, text) -> talk.raw(masked)), CONNECT, ASK.await(next())))
                .anyMatch(failure -> failure.contains("the server broke RFC 6455") && failure.contains("mask"));
    }

    @Test
    void closeCode() {
        assertThat(failures(
                        answering((talk, text) -> talk.frame(new CloseWebSocketFrame(4001, "token expired"))),
                        CONNECT,
                        ASK.await(next())))
                .anyMatch(failure -> failure.contains("the server closed the connection with 4001 token expired"));
    }

    @Test
    void redirect() {
        assertThat(refused(request -> {
                    DefaultFullHttpResponse moved = SmallServer.answer(HttpResponseStatus.FOUND);
                    moved.headers().set("Location", "/elsewhere");
                    return moved;
                }))
                .anyMatch(failure -> failure.contains("302") && failure.contains("/elsewhere"));
    }

    @Test
    void refusedWithoutAToken() {
        assertThat(refused(request -> SmallServer.answer(HttpResponseStatus.UNAUTHORIZED)))
                .anyMatch(failure -> failure.contains("401"));
    }

    @Test
    void refusedTwiceAndThenOpened() {
        AtomicInteger asked = new AtomicInteger();
        try (SmallServer server = new SmallServer(
                () -> answering(Talk::send),
                null,
                false,
                request -> asked.incrementAndGet() <= 2
                        ? SmallServer.answer(HttpResponseStatus.SERVICE_UNAVAILABLE)
                        : null)) {
            allAnswered(
                    play(server, CONNECT.retry(3, Duration.ofMillis(10)), exec(session -> session), ASK.await(next())));
        }
    }

    @Test
    void oneInTenIsNotAnswered() {
        Played outcome = play(
                answering((talk, text) -> {
                    if (!text.contains("7")) {
                        talk.send(text);
                    }
                }),
                CONNECT,
                exec(session -> session),
                ASK.await(key(json("/id"))));
        assertThat(outcome.run().counts().failed()).isEqualTo(4);
        assertThat(outcome.run().counts().received()).isEqualTo(36);
        assertThat(outcome.run().failures())
                .singleElement()
                .asString()
                .contains("message 7 was not answered within 500 ms: awaited was a message", "key 7", "(4 times)");
    }

    @Test
    void wrongContent() {
        assertThat(failures(
                        answering((talk, text) -> talk.send("error: no such room\u0007")),
                        CONNECT,
                        ASK.await(next(json("/id").exists()))))
                .anyMatch(failure -> failure.contains("message 0 was answered wrongly: awaited was a message (/id is"
                        + " there), and what came is error: no such room\\u0007"));
    }

    @Test
    void whatNothingMatchesIsNoFailure() {
        allAnswered(
                answering((talk, text) -> {
                    talk.send("surprise");
                    talk.send(text);
                }),
                CONNECT,
                exec(session -> session),
                ASK.await(key(json("/id"))));
    }

    @Test
    void subprotocolIsNeeded() {
        try (SmallServer server = new SmallServer(() -> answering(Talk::send), "v2", false, request -> null)) {
            allAnswered(play(server, CONNECT.subprotocols("v3", "v2"), exec(session -> session), ASK.await(next())));
            assertThat(play(server, CONNECT.subprotocols("v9"), exec(session -> session), ASK.await(next()))
                            .failures())
                    .anyMatch(failure -> failure.contains("it chose no sub-protocol, and the script offers v9"));
        }
    }

    @Test
    void usersThatLeaveAndComeBack() {
        allAnswered(
                answering(Talk::send),
                CONNECT,
                exec(onecoreWs("bye").close()).exec(onecoreWs("again").connect("/")),
                ASK.await(next()));
    }

    @Test
    void aPlacePerUserByItsNumber() {
        allAnswered(
                opening(talk -> talk.send(talk.path() + " " + talk.header("X-User")), Talk::send),
                onecoreWs("connect").connect("/seat/#{userNumber}").header("X-User", "of #{userNumber}"),
                exec(onecoreWs("seat")
                        .await(first(matching("/seat/([01]) of \\1")))
                        .saveAs("seat", pattern("/seat/."))),
                ASK.await(next()));
    }

    @Test
    void heartbeatOfTheClient() {
        AtomicInteger beats = new AtomicInteger();
        allAnswered(
                answering((talk, text) -> {
                    if (text.startsWith("alive t-")) {
                        beats.incrementAndGet();
                    } else {
                        talk.send(text);
                    }
                }),
                CONNECT.sendEvery(Duration.ofMillis(50), "alive #{token} #{messageNumber}"),
                exec(session -> session),
                ASK.await(next()));
        assertThat(beats).hasValueGreaterThan(2);
    }

    @Test
    void compressionByItsSettings() {
        try (SmallServer server = new SmallServer(() -> answering(Talk::send), null, true, request -> null)) {
            WsConnectBuilder small = CONNECT.compression(deflate().level(1).serverNoContextTakeover());
            allAnswered(play(server, small, exec(session -> session), ASK.await(next())));
            // This server has one size of window alone, and declines.
            WsConnectBuilder narrow = CONNECT.compression(deflate().serverWindowBits(9));
            allAnswered(play(server, narrow, exec(session -> session), ASK.await(next())));
        }
    }

    @Test
    void aHeaderThatCannotBeSentFailsItsUserInWords() {
        assertThat(play(
                                answering(Talk::send),
                                CONNECT.header("X-Token", "two\nlines"),
                                exec(session -> session),
                                ASK.await(next()))
                        .failures())
                .anyMatch(failure -> failure.contains("header X-Token has a value that none can have"))
                .noneMatch(failure -> failure.contains("two"));
    }

    /** Whatever came later would answer the next message, and so on. */
    @Test
    void anAnswerInOrderThatComesTooLateAnswersNothingElse() {
        Played outcome = play(
                answering((talk, text) -> talk.after(text.equals("slow") ? 150 : 0, () -> talk.send(text))),
                CONNECT,
                exec(onecoreWs("slow").sendText("slow").await(next()).timeout(Duration.ofMillis(50)))
                        .pause(Duration.ofMillis(300)),
                ASK.await(next()));
        assertThat(outcome.failures()).anyMatch(failure -> failure.contains("slow: message 0 was not answered"));
        assertThat(outcome.run().failures())
                .singleElement()
                .asString()
                .contains("a user has no connection: it was given up, as an answer that its place alone tells");
    }

    private static List<String> refused(Function<FullHttpRequest, @Nullable DefaultFullHttpResponse> refusal) {
        try (SmallServer server = new SmallServer(() -> answering(Talk::send), null, false, refusal)) {
            return play(server, CONNECT, exec(session -> session), ASK.await(next()))
                    .failures();
        }
    }

    private static List<String> failures(Peer peer, WsConnectBuilder connect, WsExchangeBuilder ask) {
        return play(peer, connect, exec(session -> session), ask).run().failures();
    }

    private static void allAnswered(Peer peer, WsConnectBuilder connect, ChainBuilder before, WsExchangeBuilder ask) {
        allAnswered(play(peer, connect, before, ask));
    }

    private static void allAnswered(Played outcome) {
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.run().failures()).isEmpty();
        assertThat(outcome.run().counts().received()).isEqualTo(40);
    }

    private static Played play(Peer peer, WsConnectBuilder connect, ChainBuilder before, WsExchangeBuilder ask) {
        try (SmallServer server = new SmallServer(() -> peer)) {
            return play(server, connect, before, ask);
        }
    }

    private static Played play(
            SmallServer server, WsConnectBuilder connect, ChainBuilder before, WsExchangeBuilder ask) {
        AtomicInteger tokens = new AtomicInteger();
        GatlingRun run = GatlingRun.of(
                URI.create(server.url()),
                2,
                trial -> exec(session ->
                                session.set(Trials.ATTRIBUTE, trial).set("token", "t-" + tokens.incrementAndGet()))
                        .exec(connect)
                        .exec(before)
                        .exec(ask.in(trial, PHASE))
                        .exec(onecoreWs("bye").close()));
        return new Played(run.run(PHASE), run.failures());
    }
}
