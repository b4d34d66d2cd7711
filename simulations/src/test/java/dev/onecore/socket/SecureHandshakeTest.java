package dev.onecore.socket;

import static dev.onecore.socket.SocketDsl.connect;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onecore.connect.ConnectOptions;
import dev.onecore.connect.InfoPage;
import dev.onecore.load.StandaloneSession;
import dev.onecore.model.Access;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why TLS may refuse a server: the handshake of a user and the request for {@code /info} say the same of it. */
class SecureHandshakeTest {

    private static final String PROTOCOL_VERSION = "\u0015\u0003\u0003\u0000\u0002\u0002\u0046";

    @TempDir
    private Path folder;

    @Test
    void aCertificateIsCheckedUnlessTheUserSaysOtherwise() throws Exception {
        SelfSigned identity = SelfSigned.in(folder, "san=ip:127.0.0.1");
        try (CannedServer server =
                new CannedServer(CannedServer.switching(""), identity.tls().getServerSocketFactory())) {
            assertThat(both(server.uri(), ConnectOptions.PLAIN))
                    .contains(
                            " shows a certificate whose issuer this JVM does not trust",
                            "-Donecore.ca=<file>",
                            "-Donecore.trust=any");
            assertThat(handshake(server.uri(), trusting(Optional.of(identity.certificate()))))
                    .isEmpty();
            assertThat(handshake(server.uri(), trusting(Optional.empty()))).isEmpty();
            assertThat(handshake(server.uri("ws"), ConnectOptions.PLAIN))
                    .singleElement()
                    .asString()
                    .contains("wss://");
        }
    }

    @Test
    void aCertificateOfAnotherHostIsNamedAsThat() throws Exception {
        SelfSigned identity = SelfSigned.in(folder, "san=dns:other.example");
        try (CannedServer server =
                new CannedServer(CannedServer.switching(""), identity.tls().getServerSocketFactory())) {
            assertThat(both(server.uri(), trusting(Optional.of(identity.certificate()))))
                    .contains(" shows a certificate that is not issued for 127.0.0.1", "-Donecore.trust=any");
        }
    }

    @Test
    void aServerWithoutTlsOrWithAnotherVersionIsNamedAsThat() throws Exception {
        try (CannedServer plain = new CannedServer(CannedServer.saying("HTTP/1.1 400 Bad Request\r\n\r\n"));
                CannedServer old = new CannedServer(CannedServer.saying(PROTOCOL_VERSION))) {
            assertThat(both(plain.uri("wss"), ConnectOptions.PLAIN)).contains(" speaks no TLS there", "ws://");
            assertThat(both(old.uri("wss"), ConnectOptions.PLAIN)).contains(" speaks no version of TLS");
        }
    }

    private static ConnectOptions trusting(Optional<Path> ca) {
        return ConnectOptions.of(new Access(ca, ca.isEmpty(), List.of(), List.of()));
    }

    /** What both say, which is the same. */
    private static String both(URI server, ConnectOptions options) {
        String said = String.valueOf(catchThrowableOfType(IOException.class, () -> InfoPage.of(server, options))
                .getMessage());
        assertThat(handshake(server, options)).containsExactly("1 of 1 users: " + said);
        return said;
    }

    private static List<String> handshake(URI server, ConnectOptions options) {
        StandaloneSession trial = new StandaloneSession("canned", server, 1, 1, options);
        return GatlingRun.on(trial, own -> exec(connect(own, "/echo")).exec(SocketDsl.close(own)))
                .failures();
    }
}
