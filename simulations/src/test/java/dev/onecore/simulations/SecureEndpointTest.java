package dev.onecore.simulations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.host.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Campaigns against a server behind TLS, whose certificate no JVM trusts by itself. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class SecureEndpointTest {

    private static final String TOKEN = "s3cr3t-of-the-user";

    @TempDir
    private Path folder;

    private ServerProcess server;
    private TlsProxy proxy;

    @BeforeEach
    void start() throws Exception {
        server = Harness.server("vertx", folder.resolve("server.log"));
        proxy = new TlsProxy(server.port(), folder);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void aCertificateThatTheCaFileVouchesForIsTakenAndTheTokenGoesToTheServerAlone() throws Exception {
        try (Harness run = campaign("ca=" + proxy.certificate(), "headers=Authorization: Bearer " + TOKEN)) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(proxy.heads()).hasSizeGreaterThan(5).allMatch(head -> head.contains("Bearer " + TOKEN));
            assertThat(run.output()).doesNotContain(TOKEN, "certificate not checked");
            try (Stream<Path> files = Files.walk(run.campaign())) {
                assertThat(files.filter(Files::isRegularFile)).noneMatch(SecureEndpointTest::tells);
            }
            assertThat(Files.readString(run.campaign().resolve("campaign.json")))
                    .contains("Authorization", "redacted");
        }
    }

    @Test
    void anyCertificateIsTakenWhereTheUserSaysSoAndTheFiguresAreMarked() throws Exception {
        try (Harness run = campaign("trust=any")) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output()).contains("certificate not checked");
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefusedBeforeAnyTrial() throws Exception {
        try (Harness run = campaign()) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(3);
            assertThat(run.output())
                    .contains(
                            "box: wss://127.0.0.1:" + proxy.port()
                                    + " shows a certificate whose issuer this JVM does not trust",
                            "-Donecore.ca=<file>",
                            "-Donecore.trust=any")
                    .doesNotContain("Exception", "is it started");
            assertThat(run.reports()).doesNotExist();
        }
    }

    private Harness campaign(String... settings) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "targets=box=wss://127.0.0.1:" + proxy.port(),
                "rounds=1",
                "warmup=200ms",
                "duration=500ms",
                "arrivals=constant",
                "connections=5"));
        all.addAll(List.of(settings));
        return Harness.start(folder, EchoLatency.class, all.toArray(String[]::new));
    }

    private static boolean tells(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(TOKEN);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
