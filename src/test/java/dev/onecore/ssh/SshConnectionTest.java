package dev.onecore.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an SSH server of this JVM, whose faults are chosen. */
class SshConnectionTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    private EmbeddedSshd sshd;

    @BeforeEach
    void start() throws IOException {
        sshd = EmbeddedSshd.start(home);
    }

    @AfterEach
    void stop() throws IOException {
        sshd.close();
    }

    @Test
    void anUnknownHostKeyIsRefusedWithTheLineThatLetsItIn() throws IOException {
        assertThatThrownBy(() -> SshConnection.open(sshd.login(), sshd.files()))
                .isInstanceOf(SshFailure.class)
                .hasMessageContaining("is unknown")
                .hasMessageContaining("SHA256:")
                .hasMessageContaining(home.resolve(".ssh/known_hosts").toString())
                .hasMessageContaining("[127.0.0.1]:" + sshd.server.getPort() + " ecdsa-sha2-nistp256 ");

        sshd.trust();

        try (SshConnection connection = SshConnection.open(sshd.login(), sshd.files())) {
            assertThat(connection.run("echo in", SOON).out()).isEqualTo("in\n");
        }
    }

    @Test
    void aHostKeyThatChangedIsRefused() throws IOException {
        sshd.trust();
        int port = sshd.server.getPort();
        sshd.close();
        sshd = EmbeddedSshd.start(home);
        Path known = home.resolve(".ssh/known_hosts");
        Files.writeString(known, Files.readString(known).replace(":" + port, ":" + sshd.server.getPort()));

        assertThatThrownBy(() -> SshConnection.open(sshd.login(), sshd.files()))
                .hasMessageContaining("is not the one in " + known)
                .hasMessageContaining("ssh-keygen -R '[127.0.0.1]:" + sshd.server.getPort() + "'");
    }

    @Test
    void aKeyThatIsNotLetInIsNamed() throws IOException {
        sshd.trust();
        Path other = home.resolve("other");
        EmbeddedSshd.newKey(other, null);

        assertThatThrownBy(() -> SshConnection.open(login(Optional.of(other)), sshd.files()))
                .hasMessageContaining("the key " + other + " refused")
                .hasMessageContaining("ssh-copy-id");
    }

    @Test
    void aKeyWithAPassphraseIsToBeLoadedIntoTheAgent() throws IOException {
        sshd.trust();
        Path locked = home.resolve("locked");
        EmbeddedSshd.newKey(locked, "open sesame".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> SshConnection.open(login(Optional.of(locked)), sshd.files()))
                .hasMessageContaining(locked + " has a passphrase: load it into the agent with ssh-add");
    }

    @Test
    void aPortThatNothingListensOnAndOneThatIsSilentAreToldApart() throws IOException {
        Files.writeString(home.resolve(".ssh/config"), "Host *\n  ConnectTimeout 1\n");
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> SshConnection.open(at(silent.getLocalPort()), sshd.files()))
                    .hasMessageContaining("did not answer within 1 s");
        }
        int free;
        try (ServerSocket closed = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            free = closed.getLocalPort();
        }
        assertThatThrownBy(() -> SshConnection.open(at(free), sshd.files()))
                .hasMessageContaining("nothing listens on port " + free);
    }

    @Test
    void aNameOfTheConfigurationLeadsThroughAJumpToTheHost() throws IOException {
        sshd.trust();
        int port = sshd.server.getPort();
        Files.writeString(home.resolve(".ssh/config"), """
                Host gate
                  HostName 127.0.0.1
                  User me
                  Port %1$d
                Host box*
                  HostName localhost
                  HostKeyAlias [127.0.0.1]:%1$d
                  User me
                  Port %1$d
                  ProxyJump gate
                  LocalForward 1 localhost:1
                """.formatted(port));

        try (SshConnection connection = SshConnection.open(
                new SshLogin("box1", Optional.empty(), OptionalInt.empty(), Optional.empty()), sshd.files())) {
            assertThat(connection.words()).isEqualTo("me@localhost:" + port);
            assertThat(connection.run("echo through", SOON).out()).isEqualTo("through\n");
            assertThat(sshd.server.getActiveSessions()).hasSize(2);
        }
    }

    @Test
    void aKeywordThatChangesTheConnectionAndIsNotSupportedIsRefusedByName() throws IOException {
        Files.writeString(
                home.resolve(".ssh/config"), "Host other\n  ProxyCommand nc\nHost 127.*\n  ProxyCommand nc %h\n");

        assertThatThrownBy(() -> SshConnection.open(sshd.login(), sshd.files()))
                .hasMessageContaining("config, line 4: ProxyCommand changes how 127.0.0.1 is reached");
    }

    @Test
    void aCommandReadsItsInputAndHasAnExitCode() throws IOException {
        try (SshConnection connection = sshd.connect()) {
            RemoteEnd end = connection.run(
                    "cat; echo wrong >&2; exit 7",
                    new ByteArrayInputStream("given".getBytes(StandardCharsets.UTF_8)),
                    SOON);

            assertThat(end).isEqualTo(new RemoteEnd(7, "given\n", "wrong"));
            assertThat(end.complaint()).isEqualTo("wrong");
        }
    }

    @Test
    void aCommandThatDoesNotEndIsGivenUp() throws IOException {
        try (SshConnection connection = sshd.connect()) {
            assertThatThrownBy(() -> connection.run("cat > /dev/null; sleep 30", Duration.ofMillis(500)))
                    .hasMessageContaining("took longer than 0 s");
        }
    }

    @Test
    void aFileArrivesWholeOrNotAtAll() throws Exception {
        Path file = home.resolve("some.jar");
        byte[] content = new byte[3_000_000];
        new java.util.Random(7).nextBytes(content);
        Files.write(file, content);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        Path to = home.resolve("it's there");
        try (SshConnection connection = sshd.connect()) {
            connection.copy(file, sha256, to.toString(), SOON);
            assertThat(to).hasBinaryContent(content);

            assertThatThrownBy(() -> connection.copy(file, "0".repeat(64), to.toString(), SOON))
                    .hasMessageContaining("arrived damaged");
            assertThatThrownBy(() -> connection.copy(file, sha256, "/proc/none", SOON))
                    .hasMessageContaining("some.jar cannot be copied");
        }
    }

    @Test
    void aPortThereLeadsToAPortHere() throws Exception {
        try (SshConnection connection = sshd.connect();
                ServerSocket here = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            int there = connection.forwardToHere(0, here.getLocalPort(), SOON);
            CompletableFuture<byte[]> heard = CompletableFuture.supplyAsync(() -> {
                try (Socket from = here.accept()) {
                    return from.getInputStream().readNBytes(5);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            try (Socket to = new Socket(InetAddress.getLoopbackAddress(), there)) {
                to.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
                to.getOutputStream().flush();
                assertThat(heard.get(20, TimeUnit.SECONDS))
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("hello");
            }
        }
    }

    @Test
    void aServerThatGoesEndsWhatRunsThere() throws IOException {
        try (SshConnection connection = sshd.connect();
                SshCommand sleeping = connection.start("cat", line -> {}, SOON)) {
            sshd.server.stop(true);

            assertThat(sleeping.await(SOON)).isEmpty();
            assertThat(sleeping.ended()).isTrue();
            assertThatThrownBy(() -> connection.run("true", SOON)).isInstanceOf(SshFailure.class);
        }
    }

    private SshLogin login(Optional<Path> key) {
        return new SshLogin("127.0.0.1", Optional.of("me"), OptionalInt.of(sshd.server.getPort()), key);
    }

    private SshLogin at(int port) {
        return new SshLogin("127.0.0.1", Optional.of("me"), OptionalInt.of(port), Optional.of(sshd.key));
    }
}
