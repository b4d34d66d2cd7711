package dev.onecore.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the process starts and ends. */
@Timeout(120)
class VertxServerProcessTest {
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void sigtermClosesWebSocketsAsGoingAwayAndExitsWithZero() throws Exception {
        try (ServerProcess server = ServerProcess.ready()) {
            CompletableFuture<Integer> closed = new CompletableFuture<>();
            var unused = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(server.at("/idle"), new CloseListener(closed))
                    .join();

            server.process().destroy();

            assertThat(closed.get(30, TimeUnit.SECONDS)).isEqualTo(1001);
            assertThat(server.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(server.process().exitValue()).isZero();
        }
    }

    @Test
    void endOfStandardInputEndsTheServer() throws Exception {
        try (ServerProcess server = ServerProcess.ready()) {
            server.process().getOutputStream().close();

            assertThat(server.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(server.process().exitValue()).isZero();
        }
    }

    @Test
    void busyPortIsNamedInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Process server = ServerProcess.launch(
                    "--port", String.valueOf(taken.getLocalPort()), "--resource-log", "none", "--host", "0.0.0.0");

            assertThat(ServerProcess.stderr(server).lines())
                    .singleElement()
                    .asString()
                    .contains("--port " + taken.getLocalPort());
            assertThat(server.waitFor()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--port,             --port needs a value",
        "--port nine,        --port must be a whole number",
        "--host 127.0.0.1,   --port is missing",
        "--port 0 --turbo,   unknown argument --turbo",
        "--port 0 --host 192.0.2.1 --resource-log none, --host 192.0.2.1",
        "--port 0 --resource-log /no/such/folder/log.jsonl, --resource-log /no/such/folder/log.jsonl",
    })
    void wrongArgumentIsNamedInOneLine(String arguments, String named) throws Exception {
        Process server = ServerProcess.launch(arguments.split(" "));

        assertThat(ServerProcess.stderr(server).lines())
                .singleElement()
                .asString()
                .contains(named);
        assertThat(ServerProcess.stdout(server)).isEmpty();
        assertThat(server.waitFor()).isEqualTo(2);
    }

    @Test
    void helpIsPrintedAndNothingStarts() throws Exception {
        Process server = ServerProcess.launch("--help");

        assertThat(ServerProcess.stdout(server)).contains("--port", "--resource-log");
        assertThat(server.waitFor()).isZero();
    }

    /** A loaded library proves nothing; the loop's own stack does. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theEventLoopWaitsInEpoll() throws Exception {
        try (ServerProcess server = ServerProcess.ready()) {
            Process stacks = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(server.process().pid()),
                            "Thread.print")
                    .start();
            String threads = ServerProcess.stdout(stacks);

            String loop = threads.substring(threads.indexOf("\"vert.x-eventloop-thread-0\""));
            assertThat(loop.substring(0, loop.indexOf("\n\n"))).contains("io.netty.channel.epoll.Native.epollWait");
            assertThat(threads).doesNotContain("vert.x-eventloop-thread-1");
        }
    }

    private record CloseListener(CompletableFuture<Integer> closed) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
