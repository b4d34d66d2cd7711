package dev.onecore.socket;

import static dev.onecore.ws.OnecoreWsDsl.match;
import static dev.onecore.ws.OnecoreWsDsl.next;
import static dev.onecore.ws.OnecoreWsDsl.onecoreWs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Arrivals;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import dev.onecore.script.Message;
import dev.onecore.ws.Trials;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The script's own code is wrong: the trial says so with its line, and no server is blamed. */
class ScriptFailureTest {
    private static final Phase PHASE =
            Phase.measured("own", "own", new Load.Exchanges(Arrivals.CONSTANT, 200, 2), Duration.ofMillis(400));
    private static final String HERE = " at dev.onecore.socket.ScriptFailureTest";

    private static Message count(Session session) {
        return Message.text(Long.toString(session.getLong("messageNumber")));
    }

    @Test
    void exceptionInSendIsToldWithItsLineAndTheMessage() {
        assertThat(play(
                        session -> {
                            if (session.getLong("messageNumber") == 17) {
                                throw new IllegalStateException("boom");
                            }
                            return count(session);
                        },
                        reply -> true))
                .allMatch(failure ->
                        failure.startsWith("the script's message threw java.lang.IllegalStateException: boom" + HERE)
                                && failure.contains("(ScriptFailureTest.java:")
                                && failure.contains("for message 17 of user "))
                .hasSize(1);
    }

    @Test
    void exceptionOfGatlingsSessionIsToldWithTheLineOfTheScript() {
        assertThat(play(session -> Message.text("" + session.getInt("messageNumber")), reply -> true))
                .isNotEmpty()
                .allMatch(failure -> failure.startsWith("the script's message threw java.lang.ClassCastException")
                        && failure.contains(HERE));
    }

    @Test
    void exceptionOfALibraryOnReceiptIsToldWithTheLineOfTheScript() {
        assertThat(play(ScriptFailureTest::count, reply -> Integer.parseInt("x" + reply.text()) == 1))
                .allMatch(failure -> failure.startsWith("the script threw java.lang.NumberFormatException")
                        && failure.contains(HERE)
                        && failure.contains("when it looked at what came: "))
                .hasSize(1);
    }

    @Test
    void errorIsToldAsAnExceptionIs() {
        assertThat(play(ScriptFailureTest::count, reply -> {
                    throw new AssertionError("not as expected");
                }))
                .isNotEmpty()
                .allMatch(failure -> failure.contains("the script threw java.lang.AssertionError: not as expected"));
    }

    @Test
    void missingMessageIsTold() {
        assertThat(play(session -> nothing(), reply -> true))
                .isNotEmpty()
                .allMatch(failure -> failure.startsWith("the script's send returned null for message 0 of user "));
    }

    /** What a script that was compiled without null checks may do. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    private static List<String> play(Function<Session, Message> send, Predicate<Message> reply) {
        try (LoopbackServer server = LoopbackServer.honest()) {
            return GatlingRun.of(
                            server.uri(),
                            2,
                            trial -> exec(session -> session.set(Trials.ATTRIBUTE, trial))
                                    .exec(onecoreWs("connect").connect("/echo"))
                                    .exec(onecoreWs("own")
                                            .send(send)
                                            .await(next(match("it is good", reply)))
                                            .in(trial, PHASE))
                                    .exec(onecoreWs("bye").close()))
                    .failures();
        }
    }
}
