package dev.onecore.socket;

import static dev.onecore.socket.SocketDsl.close;
import static dev.onecore.socket.SocketDsl.connect;
import static dev.onecore.socket.SocketDsl.exchange;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Arrivals;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import dev.onecore.socket.Exchange.Rule;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** The script's own code is wrong: the trial says so with its line, and no server is blamed. */
class ScriptFailureTest {
    private static final Phase PHASE =
            Phase.measured("own", "own", new Load.Echo(Arrivals.CONSTANT, 200, 2, 24), Duration.ofMillis(400));
    private static final String HERE = " at dev.onecore.socket.ScriptFailureTest";

    private static Message count(long number) {
        return Message.text(Long.toString(number));
    }

    @Test
    void exceptionInSendIsToldWithItsLineAndTheMessage() {
        assertThat(play(
                        number -> {
                            if (number == 17) {
                                throw new IllegalStateException("boom");
                            }
                            return count(number);
                        },
                        (number, reply) -> true))
                .allMatch(failure ->
                        failure.startsWith("the script's send threw java.lang.IllegalStateException: boom" + HERE)
                                && failure.contains("(ScriptFailureTest.java:")
                                && failure.contains("for message 17 of user "))
                .hasSize(1);
    }

    @Test
    void exceptionOfALibraryInReplyIsToldWithTheLineOfTheScript() {
        assertThat(play(ScriptFailureTest::count, (number, reply) -> Integer.parseInt("x" + reply.text()) == number))
                .allMatch(failure -> failure.startsWith("the script's reply threw java.lang.NumberFormatException")
                        && failure.contains(HERE)
                        && failure.contains("for message 0 of user "))
                .hasSize(1);
    }

    @Test
    void errorIsToldAsAnExceptionIs() {
        assertThat(play(ScriptFailureTest::count, (number, reply) -> {
                    throw new AssertionError("not as expected");
                }))
                .isNotEmpty()
                .allMatch(failure -> failure.contains("reply threw java.lang.AssertionError: not as expected"));
    }

    @Test
    void missingMessageIsTold() {
        assertThat(play(number -> nothing(), (number, reply) -> true))
                .isNotEmpty()
                .allMatch(failure -> failure.startsWith("the script's send returned null for message 0 of user "));
    }

    /** What a script that was compiled without null checks may do. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    private static List<String> play(LongFunction<Message> send, Rule reply) {
        try (LoopbackServer server = LoopbackServer.honest()) {
            return GatlingRun.of(
                            server.uri(),
                            2,
                            trial -> exec(connect(trial, "/echo"))
                                    .exec(exchange(trial, PHASE).send(send).reply(reply))
                                    .exec(close(trial)))
                    .failures();
        }
    }
}
