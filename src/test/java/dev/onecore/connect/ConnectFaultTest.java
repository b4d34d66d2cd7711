package dev.onecore.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.ServerAddress;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** Faults that are dear to bring about, by the exceptions that the JDK makes of them. */
class ConnectFaultTest {

    private static final ServerAddress SERVER = new ServerAddress(true, "h", 443);

    @Test
    void aCertificateOutOfItsTimeIsNotCalledUntrusted() {
        assertThat(words(new CertPathValidatorException("validity check failed", new CertificateExpiredException())))
                .contains("has expired", "-Donecore.trust=any")
                .doesNotContain("issuer");
        assertThat(words(
                        new CertPathValidatorException("validity check failed", new CertificateNotYetValidException())))
                .contains("is not valid yet");
    }

    @Test
    void aServerThatAsksForTheClientsCertificateIsNamedAsThat() {
        assertThat(words(new IOException("Received fatal alert: certificate_required")))
                .contains("asks for a certificate of the client");
    }

    @Test
    void aRunThatEndsIsNoFaultOfTheServer() {
        assertThat(ConnectFault.words(SERVER, new IllegalStateException(new RejectedExecutionException("no task"))))
                .contains("was not tried, as the run was ending");
    }

    @Test
    void nothingAtAllIsATimeOut() {
        assertThat(ConnectFault.words(SERVER, new SocketTimeoutException("Connect timed out")))
                .isEqualTo(
                        "wss://h:443 did not answer in time: is the address right, and does a firewall let it through?");
    }

    @Test
    void aWebPageInPlaceOfASocketIsNamedAsThat() {
        assertThat(ConnectFault.answered(SERVER, "the handshake at /", 200, Optional.empty()))
                .isEqualTo(
                        "wss://h:443 answered the handshake at / with 200: that is ordinary HTTP and opens no WebSocket;"
                                + " check the path");
        assertThat(ConnectFault.answered(SERVER, "the handshake at /", 426, Optional.empty()))
                .contains("check the path", "proxy", "Upgrade");
    }

    @Test
    void silenceIsAnsweredWithWhatToCheck() {
        assertThat(ConnectFault.silent(SERVER, "the handshake at /", 10))
                .isEqualTo("wss://h:443 did not answer the handshake at / within 10 s: check the port, and whether it"
                        + " should be ws://; a server that takes no more connections needs fewer of them");
    }

    private static String words(Exception cause) {
        return ConnectFault.words(SERVER, new SSLHandshakeException(cause.getMessage()).initCause(cause));
    }
}
