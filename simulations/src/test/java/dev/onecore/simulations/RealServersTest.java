package dev.onecore.simulations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.onecore.examples.GraphQlSubscriptions;
import dev.onecore.examples.SocketIo;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The examples against servers that others wrote, where npm is there and can install them; elsewhere small ones stand for them. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class RealServersTest {
    private static final Path SOURCES = Path.of("src/test/resources/real-servers");
    private static final long INSTALL_S = 60;

    @TempDir
    private static Path servers;

    @TempDir
    private Path folder;

    @BeforeAll
    static void install() throws Exception {
        for (String file : List.of("package.json", "socket-io.js", "graphql.js")) {
            Files.copy(SOURCES.resolve(file), servers.resolve(file));
        }
        assumeThat(succeeds("node", "--version")).as("node is installed").isTrue();
        assumeThat(succeeds("npm", "install", "--no-audit", "--no-fund", "--no-package-lock"))
                .as("npm can install the servers")
                .isTrue();
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(servers.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(servers.resolve("install.log").toFile())
                    .start();
            if (process.waitFor(INSTALL_S, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    @Test
    void socketIo() throws Exception {
        assertThat(run("socket-io.js", SocketIo.class))
                .containsPattern("echo +200 +200 +0 ")
                .contains("events: 5", "events with attachments: 5");
    }

    @Test
    void graphQlSubscriptions() throws Exception {
        assertThat(run("graphql.js", GraphQlSubscriptions.class))
                .containsPattern("greetings +[0-9,]+ +[0-9,]+ +0 ")
                .contains("  first reply");
    }

    private String run(String script, Class<?> example) throws Exception {
        Process server = new ProcessBuilder("node", script)
                .directory(servers.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = server.inputReader(StandardCharsets.UTF_8)) {
            String port = String.valueOf(output.readLine());
            try (Harness run = Harness.start(folder, List.of("-Dserver=ws://127.0.0.1:" + port), example)) {
                assertThat(run.exitCode()).as(run.output()).isZero();
                assertThat(run.output()).doesNotContain("matched nothing in the script", "late answers");
                return run.output();
            }
        } finally {
            server.destroyForcibly().waitFor();
        }
    }
}
