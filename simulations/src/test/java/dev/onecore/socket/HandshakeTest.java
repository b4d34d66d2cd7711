package dev.onecore.socket;

import static dev.onecore.socket.SocketDsl.connect;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecore.connect.ConnectOptions;
import dev.onecore.load.StandaloneSession;
import dev.onecore.model.Access;
import dev.onecore.model.Access.Header;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a handshake offers, and the words for what may come back in place of a WebSocket. */
class HandshakeTest {

    private static final String OFFER = "sec-websocket-extensions";

    @Test
    void whatASwitchingServerSaysDecides() throws Exception {
        Attempt plain = attempt(ConnectOptions.PLAIN, "/echo", CannedServer.switching(""));
        assertThat(plain.failures).isEmpty();
        assertThat(plain.heads).allSatisfy(head -> assertThat(head).doesNotContainIgnoringCase(OFFER));

        Attempt unasked = attempt(
                ConnectOptions.PLAIN,
                "/echo",
                CannedServer.switching("Sec-WebSocket-Extensions: permessage-deflate\r\n"));
        assertThat(unasked.failures)
                .singleElement()
                .asString()
                .contains("the extension permessage-deflate, which nobody had offered");

        Attempt asked = attempt(
                ConnectOptions.PLAIN.offeringDeflate(),
                "/echo",
                CannedServer.switching("Sec-WebSocket-Extensions: permessage-deflate\r\n"));
        assertThat(asked.failures).isEmpty();
        assertThat(asked.heads).singleElement().asString().containsIgnoringCase(OFFER + ": permessage-deflate");
    }

    @Test
    void headersOfTheUserAreSentAsGiven() throws Exception {
        Access access = new Access(
                Optional.empty(),
                false,
                List.of(),
                List.of(new Header("Host", "chat.example"), new Header("Origin", "https://chat.example")));
        Attempt attempt = attempt(ConnectOptions.of(access), "/chat%20room?token=secret", CannedServer.switching(""));
        assertThat(attempt.heads)
                .singleElement()
                .asString()
                .startsWith("GET /chat%20room?token=secret HTTP/1.1")
                .containsIgnoringCase("\r\nhost: chat.example\r\n")
                .containsIgnoringCase("\r\norigin: https://chat.example\r\n")
                .doesNotContainIgnoringCase("host: 127");
    }

    @Test
    void everythingElseThatComesBackHasItsOwnWords() throws Exception {
        assertThat(refusal("HTTP/1.1 302 Found\r\nLocation: /login?session=secret\r\n\r\n"))
                .endsWith(
                        "answered the handshake at /echo with 302, a redirect to /login?redacted; Onecore follows none, so"
                                + " name that place itself");
        assertThat(refusal("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n"))
                .contains("with 401", "-Donecore.headers=@file");
        assertThat(
                        refusal(
                                "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nContent-Length: 26\r\n\r\nno deflate, token=secret\r\n"))
                .contains(
                        "with 400: it finds the request wrong",
                        "compression",
                        "; it says \"no deflate, token=redacted\"");
        assertThat(refusal("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno"))
                .contains("with 404", "the path");
        assertThat(refusal("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>"))
                .contains("with 200: that is ordinary HTTP and opens no WebSocket; check the path");
        assertThat(refusal("SSH-2.0-OpenSSH_9.2\r\n\r\n"))
                .contains("does not answer the handshake at /echo by HTTP", "wss://");
        assertThat(refusal("")).contains("closed the connection in place of an answer to the handshake at /echo");
        assertThat(refusal("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: another\r\n\r\n"))
                .endsWith(
                        "answered the handshake at /echo wrongly: its Sec-WebSocket-Accept is not made of the key that was"
                                + " sent (RFC 6455, section 4.2.2)");
    }

    @Test
    void aHostThatIsUnknownAndAPortWhereNobodyListensAreNamed() {
        assertThat(failures(URI.create("ws://no_such.invalid:80"), ConnectOptions.PLAIN, "/echo"))
                .singleElement()
                .asString()
                .contains("has a host that this machine does not know: is 'no_such.invalid' spelled right");
        assertThat(failures(URI.create("ws://127.0.0.1:1"), ConnectOptions.PLAIN, "/echo"))
                .singleElement()
                .asString()
                .contains("ws://127.0.0.1:1 cannot be reached (connection refused); is it started");
    }

    @Test
    void aPathIsCheckedWhenTheScenarioIsBuilt() {
        StandaloneSession trial = new StandaloneSession("path", URI.create("ws://127.0.0.1:1"), 1, 1);
        assertThatThrownBy(() -> connect(trial, "chat")).hasMessageContaining("'chat' must begin with one slash");
        assertThatThrownBy(() -> connect(trial, "//chat")).hasMessageContaining("must begin with one slash");
        assertThatThrownBy(() -> connect(trial, "/a b?token=secret"))
                .hasMessageContaining("'/a b?redacted' holds what a path cannot hold; a blank is written %20")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> connect(trial, "/chat#top")).hasMessageContaining("has a fragment");
        assertThat(HandshakePath.of("/räume?name=å")).isEqualTo("/r%C3%A4ume?name=%C3%A5");
    }

    private static String refusal(String answer) throws IOException {
        Attempt attempt = attempt(ConnectOptions.PLAIN, "/echo", CannedServer.saying(answer));
        assertThat(attempt.failures).hasSize(1).noneMatch(failure -> failure.contains("secret"));
        return attempt.failures.get(0);
    }

    private record Attempt(List<String> failures, List<String> heads) {}

    private static Attempt attempt(ConnectOptions options, String path, CannedServer.CannedReply answer)
            throws IOException {
        try (CannedServer server = new CannedServer(answer)) {
            StandaloneSession trial = new StandaloneSession("canned", server.uri(), 1, 1, options);
            GatlingRun.on(trial, own -> exec(connect(own, path)).exec(SocketDsl.close(own)));
            return new Attempt(trial.failures(), server.heads());
        }
    }

    private static List<String> failures(URI server, ConnectOptions options, String path) {
        StandaloneSession trial = new StandaloneSession("canned", server, 1, 1, options);
        return GatlingRun.on(trial, own -> exec(connect(own, path))).failures();
    }
}
